package dev.accounts.rest.chart;

import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet would take for a formula: they get an apostrophe in front when they are
 * written, and lose it when they are read.
 */
final class Formulas {
  /** What begins a formula, in full width as well. */
  private static final String FORMULA = "[=+\\-@\\t\\r\uFF1D\uFF0B\uFF0D\uFF20]";

  private static final Pattern DANGEROUS = Pattern.compile("'*" + FORMULA);
  private static final Pattern HARMLESS = Pattern.compile("'+" + FORMULA);

  private Formulas() {}

  static String guard(String text) {
    return DANGEROUS.matcher(text).lookingAt() ? "'" + text : text;
  }

  static String restore(String cell) {
    return HARMLESS.matcher(cell).lookingAt() ? cell.substring(1) : cell;
  }
}
