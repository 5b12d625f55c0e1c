package dev.accounts.local;

import java.util.Locale;

/**
 * A chart with what real ones have: ten levels, dotted and five-digit numbers beside four-digit
 * ones, headings without a number, umlauts, very long names, names with colons and quotation marks,
 * and formulas by accident. Rows stand before their parents and after them.
 */
final class ChartOfAccounts {
  private static final int LEVELS = 9;

  private final StringBuilder csv =
      new StringBuilder("accountNumber,name,parent,type,currency,externalReference,metadata.tax\n");
  private int rows;

  private ChartOfAccounts() {}

  /** At most so many rows. */
  static String of(int most) {
    ChartOfAccounts chart = new ChartOfAccounts();
    for (int i = 0; chart.rows + 2 * LEVELS <= most; i++) {
      chart.addBranch(i);
    }
    while (chart.rows < most) {
      chart.add("X" + chart.rows, "Rückstellung " + chart.rows, "", "");
    }
    return chart.csv.toString();
  }

  private void addBranch(int branch) {
    String heading = "Klasse " + branch + ": „Größen“ \"und\" " + "lang ".repeat(30);
    for (int level = LEVELS - 1; level > 0; level--) {
      String number = number(branch, level);
      String parent =
          level == 1 ? ":" + heading.strip().replace(":", "\\:") : number(branch, level - 1);
      add(number, "Stufe " + level + " ä" + branch, parent, "T" + level);
      add(number + ".1", level % 2 == 0 ? "=SUMME(A" + branch + ")" : "-5 % Übung", number, "");
    }
    add("", heading, "", "");
  }

  private static String number(int branch, int level) {
    return String.format(Locale.ROOT, level % 3 == 0 ? "%d.%d" : "%d0%d0", branch + 1, level);
  }

  private void add(String number, String name, String parent, String tax) {
    csv.append(cell(number))
        .append(',')
        .append(cell(name))
        .append(',')
        .append(cell(parent))
        .append(rows % 2 == 0 ? ",DOMESTIC,EUR," : ",INTERNATIONAL,USD,")
        .append(number.isEmpty() ? "" : "ref/" + number)
        .append(',')
        .append(tax)
        .append('\n');
    rows++;
  }

  private static String cell(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
