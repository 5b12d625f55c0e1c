package dev.accounts.rest.chart;

import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.FieldErrors;
import dev.accounts.rest.http.Pointers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The columns that a chart may have. */
final class Columns {
  static final String METADATA = "metadata.";
  static final List<String> ALL =
      List.of(
          "accountNumber",
          "name",
          "parent",
          "type",
          "currency",
          "externalReference",
          "status",
          "statusReason");

  private static final Map<String, String> BY_LOWER_CASE = new TreeMap<>();

  static {
    ALL.forEach(column -> BY_LOWER_CASE.put(column.toLowerCase(Locale.ROOT), column));
    BY_LOWER_CASE.put("number", "accountNumber");
  }

  private Columns() {}

  /** The column of this name, whatever its case; an error when there is none. */
  static Optional<String> named(String name, FieldErrors problems) {
    String bare = name.strip();
    if (bare.regionMatches(true, 0, METADATA, 0, METADATA.length())
        && bare.length() > METADATA.length()) {
      return Optional.of(METADATA + bare.substring(METADATA.length()));
    }
    Optional<String> found = Optional.ofNullable(BY_LOWER_CASE.get(bare.toLowerCase(Locale.ROOT)));
    if (found.isEmpty()) {
      problems.add(
          In.BODY,
          Pointers.to(bare),
          "unknown-column",
          problems.found().isEmpty()
              ? "is not a column of a chart; its columns are "
                  + String.join(", ", ALL)
                  + " and metadata.KEY"
              : "is not a column of a chart");
    }
    return found;
  }
}
