package dev.accounts.domain.text;

import java.nio.charset.StandardCharsets;
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
  private static final String SECONDS = "0000-00-00T00:00:00Z";
  private static final String MILLIS = "0000-00-00T00:00:00.000Z";
  private static final String MICROS = "0000-00-00T00:00:00.000000Z";

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
    boolean isInMillis = nanos % 1_000_000 == 0;
    String form = nanos == 0 ? SECONDS : isInMillis ? MILLIS : MICROS;
    byte[] text = form.getBytes(StandardCharsets.ISO_8859_1);
    put(text, 4, day.getYear());
    put(text, 7, day.getMonthValue());
    put(text, 10, day.getDayOfMonth());
    put(text, 13, ofDay / 3_600);
    put(text, 16, ofDay / 60 % 60);
    put(text, 19, ofDay % 60);
    if (nanos != 0) {
      put(text, form.length() - 1, isInMillis ? nanos / 1_000_000 : nanos / 1_000);
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** Puts the digits of a number before this place. */
  private static void put(byte[] text, int end, int number) {
    int rest = number;
    for (int at = end - 1; rest > 0; at--) {
      int tens = rest / 10;
      text[at] = (byte) ('0' + rest - 10 * tens);
      rest = tens;
    }
  }
}
