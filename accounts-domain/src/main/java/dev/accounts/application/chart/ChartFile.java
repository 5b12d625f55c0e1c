package dev.accounts.application.chart;

import dev.accounts.domain.TextRule;
import dev.accounts.domain.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A chart of accounts to be imported.
 *
 * @param columns what the file says anything about: {@code name}, {@code accountNumber}, {@code
 *     externalReference}, {@code parent} and {@code metadata.KEY}. What is not among them is left
 *     as it is; what is, and is empty in a row, is removed from the row's account.
 * @param rows at most {@value #MAX_ROWS}, in any order
 */
public record ChartFile(Set<String> columns, List<ImportRow> rows) {
  public static final int MAX_ROWS = 5_000;
  static final String METADATA = "metadata.";

  public ChartFile {
    columns = withNormalKeys(columns);
    rows = List.copyOf(rows);
    if (rows.size() > MAX_ROWS) {
      Violations.of("")
          .add(
              "too-many",
              "must have at most "
                  + MAX_ROWS
                  + " rows, has "
                  + rows.size()
                  + "; import it in parts, parents first")
          .throwIfAny();
    }
  }

  /** A key of metadata may be written in another form than accounts have it. */
  private static Set<String> withNormalKeys(Set<String> given) {
    Set<String> columns = new HashSet<>(given);
    for (String column : given) {
      if (column.startsWith(METADATA)) {
        columns.add(METADATA + TextRule.METADATA_KEY.normal(column.substring(METADATA.length())));
      }
    }
    return Set.copyOf(columns);
  }

  /** What happens to accounts that are not in the file. */
  public enum OnMissing {
    /** They are left as they are. */
    KEEP,
    /** They are closed. */
    CLOSE
  }
}
