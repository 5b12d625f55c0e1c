package dev.accounts.sql;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * Instants as PostgreSQL writes them into JSON. There are three in each row, and a formatter needs
 * more time for them than everything else in the row together; so the form of a session in UTC is
 * read in one pass, and any other by the formatter.
 */
final class StoredInstant {
  private static final String UTC = "+00:00";
  private static final String FORM = "0000-00-00T00:00:00";
  private static final int SECONDS_OF_A_DAY = 86_400;
  private static final int NANO_DIGITS = 9;

  /** From the last of February in the year 0. */
  private static final int DAYS_UNTIL_1970 = 719_469;

  /** The most characters of a fraction, its point among them. */
  private static final int LONGEST_FRACTION = 1 + NANO_DIGITS;

  private StoredInstant() {}

  /**
   * Reads an instant.
   *
   * @throws DateTimeException when the text is none
   */
  static Instant parse(String text) {
    return isUtc(text) ? inUtc(text) : OffsetDateTime.parse(text).toInstant();
  }

  /** Whether it has the form of a session in UTC; its numbers may still be out of range. */
  static boolean isUtc(String text) {
    int end = text.length() - UTC.length();
    if (end < FORM.length() || end > FORM.length() + LONGEST_FRACTION || !text.endsWith(UTC)) {
      return false;
    }
    for (int i = 0; i < end; i++) {
      char form = i < FORM.length() ? FORM.charAt(i) : i == FORM.length() ? '.' : '0';
      char c = text.charAt(i);
      if (form == '0' ? c < '0' || c > '9' : c != form) {
        return false;
      }
    }
    return true;
  }

  private static Instant inUtc(String text) {
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeParseException("There is no such time of day", text, 11);
    }
    long day = epochDay(LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)));
    return Instant.ofEpochSecond(
        day * SECONDS_OF_A_DAY + hour * 3_600L + minute * 60L + second, nanos(text));
  }

  /**
   * As {@link LocalDate#toEpochDay}, which would load Java's formatters, because it asks for a leap
   * year. Here a year begins in March, so that a leap day is its last.
   */
  static long epochDay(LocalDate date) {
    int month = date.getMonthValue();
    int year = month < 3 ? date.getYear() - 1 : date.getYear();
    int leapDays = Math.floorDiv(year, 4) - Math.floorDiv(year, 100) + Math.floorDiv(year, 400);
    int dayOfYear = ((month + 9) % 12 * 153 + 2) / 5 + date.getDayOfMonth();
    return year * 365L + leapDays + dayOfYear - DAYS_UNTIL_1970;
  }

  private static int nanos(String text) {
    int start = FORM.length() + 1;
    int end = text.length() - UTC.length();
    int nanos = number(text, start, end);
    for (int digits = end - start; digits < NANO_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
