package dev.accounts.rest.chart;

import dev.accounts.rest.http.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One row of a chart as it was sent.
 *
 * @param columns of the whole file
 * @param texts by column; a cell that is empty is absent
 * @param errors what is wrong with the row apart from its texts
 */
record Cells(int line, Set<String> columns, Map<String, String> texts, List<FieldError> errors) {

  Optional<String> text(String column) {
    return Optional.ofNullable(texts.get(column));
  }
}
