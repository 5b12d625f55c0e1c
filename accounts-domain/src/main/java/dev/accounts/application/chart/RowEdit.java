package dev.accounts.application.chart;

import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.FieldEdit;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.MetadataEdit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A row of a file as the edit that makes an account what the row says. */
final class RowEdit {
  private RowEdit() {}

  static Edit of(ImportRow row, ChartFile file, Metadata present, Optional<Account> parent) {
    Details details = row.details();
    return new Edit(
        column(file, "parent", parent.map(Account::id)),
        FieldEdit.put(details.name()),
        column(file, "accountNumber", details.accountNumber()),
        column(file, "externalReference", details.externalReference()),
        MetadataEdit.merging(details.metadata().entries(), removed(file, present)));
  }

  /** A value that is empty already is what an empty cell says. */
  private static List<String> removed(ChartFile file, Metadata present) {
    return present.entries().entrySet().stream()
        .filter(pair -> !pair.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .filter(key -> file.columns().contains(ChartFile.METADATA + key))
        .toList();
  }

  private static <T> FieldEdit<T> column(ChartFile file, String name, Optional<T> value) {
    return file.columns().contains(name) ? FieldEdit.become(value) : FieldEdit.keep();
  }

  /** The columns in which two versions of an account differ. */
  static Set<String> differences(Details before, Details after) {
    Set<String> columns = new LinkedHashSet<>();
    addIf(!before.parentId().equals(after.parentId()), "parent", columns);
    addIf(!before.name().equals(after.name()), "name", columns);
    addIf(!before.accountNumber().equals(after.accountNumber()), "accountNumber", columns);
    addIf(
        !before.externalReference().equals(after.externalReference()),
        "externalReference",
        columns);
    addIf(!before.metadata().equals(after.metadata()), "metadata", columns);
    return columns;
  }

  private static void addIf(boolean differs, String column, Set<String> columns) {
    if (differs) {
      columns.add(column);
    }
  }
}
