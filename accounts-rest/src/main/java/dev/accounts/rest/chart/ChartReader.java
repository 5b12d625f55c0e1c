package dev.accounts.rest.chart;

import dev.accounts.application.chart.ChartFile;
import dev.accounts.application.chart.ImportRow;
import dev.accounts.rest.http.Body;
import dev.accounts.rest.http.FieldError;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.FieldErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A chart as it was sent, read row by row.
 *
 * @param errors what is wrong with single cells, by line
 */
public record ChartReader(ChartFile file, Map<Integer, List<FieldError>> errors) {

  /**
   * Reads a chart.
   *
   * @param mediaType {@code text/csv} or {@code application/json}
   * @param problems gets what is wrong with the file as a whole
   * @throws dev.accounts.rest.http.Rejected when the file cannot be read
   */
  public static ChartReader read(String mediaType, byte[] body, FieldErrors problems) {
    List<Cells> rows =
        mediaType.equals("text/csv")
            ? CsvChart.read(body, problems)
            : JsonChart.read(Body.text(body), problems);
    problems.throwIfAny();
    Set<String> columns = rows.isEmpty() ? Set.of() : rows.getFirst().columns();
    Map<Integer, List<FieldError>> errors = new HashMap<>();
    List<ImportRow> read = new ArrayList<>();
    for (Cells cells : rows) {
      FieldErrors found = new FieldErrors();
      read.add(RowReader.read(cells, found));
      if (!found.found().isEmpty()) {
        errors.put(cells.line(), found.found());
      }
    }
    return problems
        .gather(In.BODY, () -> new ChartReader(new ChartFile(columns, read), errors))
        .orElseGet(() -> {
          problems.throwIfAny();
          throw new IllegalStateException("a chart that is refused has errors");
        });
  }
}
