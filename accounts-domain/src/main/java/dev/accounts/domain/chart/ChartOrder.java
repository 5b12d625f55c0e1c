package dev.accounts.domain.chart;

import dev.accounts.domain.Details;
import dev.accounts.domain.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The order of a chart of accounts: by account number, in which digits compare as numbers (900
 * before 1000, 1.2 before 1.10), then accounts without a number, by name.
 *
 * <p>Both keys are texts, so that a store can index them; {@link #BY_CODE_POINT} compares them, as
 * PostgreSQL does under the collation {@code "C"}.
 */
public final class ChartOrder {
  /** Compares texts code point by code point, whatever the language. */
  public static final Comparator<String> BY_CODE_POINT =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");

  private ChartOrder() {}

  /** The key by which account numbers are in order; accounts without a number come last. */
  public static String numberKey(Optional<String> accountNumber) {
    return accountNumber.map(ChartOrder::numberKey).orElse("1");
  }

  private static String numberKey(String number) {
    StringBuilder key = new StringBuilder(number.length() + 4).append('0');
    int start = 0;
    while (start < number.length()) {
      int end = start;
      while (end < number.length() && number.charAt(end) >= '0' && number.charAt(end) <= '9') {
        end++;
      }
      if (end > start) {
        key.append(numeric(number.substring(start, end)));
        start = end;
      } else {
        key.append(number.charAt(start++));
      }
    }
    return key.toString();
  }

  /** Digits behind how many they are, in one character up to 8 of them, in three above that. */
  private static String numeric(String digits) {
    int zeros = 0;
    while (zeros < digits.length() && digits.charAt(zeros) == '0') {
      zeros++;
    }
    int count = digits.length() - zeros;
    return (count < 9 ? "" + count : "9%02d".formatted(count)) + digits.substring(zeros);
  }

  /**
   * The key by which names are in order and are searched: the form of {@link Details#searchForm}
   * without accents, and with ss for ß.
   */
  public static String nameKey(String name) {
    String form = Details.searchForm(name);
    if (PlainText.is(form)) {
      return form;
    }
    String decomposed = Normalizer.normalize(form, Normalizer.Form.NFD);
    return ACCENTS.matcher(decomposed).replaceAll("").replace("\u00df", "ss");
  }
}
