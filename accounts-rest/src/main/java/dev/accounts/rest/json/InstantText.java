package dev.accounts.rest.json;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as texts, as {@link Instant#toString} has them. Those of an account are often the same,
 * and a formatter takes as long for one as all other members of an account do, and longer to load,
 * so those in whole microseconds of the years that have four digits are written here.
 */
public final class InstantText {
  private static final long SECONDS_OF_A_DAY = 86_400;
  private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_OF_A_DAY;
  private static final long END = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_OF_A_DAY;
  private static final String FORM = "0000-00-00T00:00:00.000000Z";

  private Instant last = Instant.EPOCH;
  private String text = "1970-01-01T00:00:00Z";

  /** Remembers no instant yet. */
  public InstantText() {}

  /** The text of an instant; the same one again costs nothing. */
  public String of(Instant at) {
    if (!at.equals(last)) {
      last = at;
      text = text(at);
    }
    return text;
  }

  /** The text of an instant. */
  public static String text(Instant at) {
    long second = at.getEpochSecond();
    int nanos = at.getNano();
    if (second < FIRST || second >= END || nanos % 1_000 != 0) {
      return at.toString();
    }
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_OF_A_DAY));
    int ofDay = (int) Math.floorMod(second, SECONDS_OF_A_DAY);
    StringBuilder text = new StringBuilder(FORM.length());
    digits(text, day.getYear(), 1_000).append('-');
    digits(text, day.getMonthValue(), 10).append('-');
    digits(text, day.getDayOfMonth(), 10).append('T');
    digits(text, ofDay / 3_600, 10).append(':');
    digits(text, ofDay / 60 % 60, 10).append(':');
    digits(text, ofDay % 60, 10);
    if (nanos % 1_000_000 != 0) {
      digits(text.append('.'), nanos / 1_000, 100_000);
    } else if (nanos != 0) {
      digits(text.append('.'), nanos / 1_000_000, 100);
    }
    return text.append('Z').toString();
  }

  /** With as many digits as the power of ten that stands at the first of them. */
  private static StringBuilder digits(StringBuilder text, int number, int first) {
    for (int power = first; power > 0; power /= 10) {
      text.append((char) ('0' + number / power % 10));
    }
    return text;
  }
}
