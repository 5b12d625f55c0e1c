package dev.accounts.rest.chart;

import dev.accounts.application.chart.ChartFile;
import dev.accounts.rest.http.Body;
import dev.accounts.rest.http.FieldError;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.FieldErrors;
import dev.accounts.rest.http.Pointers;
import dev.accounts.rest.json.Json;
import dev.accounts.rest.json.JsonFaults;
import dev.accounts.rest.json.JsonReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * A chart as JSON: {@code {"rows": [{"accountNumber": "1000", "name": "Cash"}]}}. A member that any
 * row has is a column; the line of a row is its place, from 1.
 */
final class JsonChart {
  private JsonChart() {}

  static List<Cells> read(String text, FieldErrors problems) {
    Json chart;
    try {
      chart = JsonReader.read(text);
    } catch (JacksonException malformed) {
      throw Body.malformed(JsonFaults.describe(malformed));
    }
    if (!(chart.at("rows") instanceof Json.Items(List<Json> rows))) {
      throw Body.malformed("The body must be an object with the member rows, an array of objects.");
    }
    if (rows.size() > ChartFile.MAX_ROWS) {
      throw Body.malformed(
          "The file has more than "
              + ChartFile.MAX_ROWS
              + " rows; import it in parts, parents first.");
    }
    Set<String> columns = new LinkedHashSet<>();
    for (Json row : rows) {
      row.members().forEach((name, value) -> addColumns(name, value, columns, problems));
    }
    List<Cells> cells = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      cells.add(cells(i + 1, columns, rows.get(i)));
    }
    return cells;
  }

  private static void addColumns(
      String name, Json value, Set<String> columns, FieldErrors problems) {
    if (name.equals("metadata")) {
      value.members().keySet().forEach(key -> columns.add(Columns.METADATA + key));
    } else {
      Columns.named(name, problems).ifPresent(columns::add);
    }
  }

  private static Cells cells(int line, Set<String> columns, Json row) {
    Map<String, String> texts = new HashMap<>();
    List<FieldError> errors = new ArrayList<>();
    row.members()
        .forEach((name, value) -> {
          if (name.equals("metadata")) {
            putMetadata(value, texts, errors);
          } else {
            Columns.named(name, new FieldErrors())
                .ifPresent(column -> put(column, value, texts, errors));
          }
        });
    if (!(row instanceof Json.Members)) {
      errors.add(new FieldError(In.BODY, "", "wrong-type", "must be an object"));
    }
    return new Cells(line, columns, texts, errors);
  }

  private static void putMetadata(Json value, Map<String, String> texts, List<FieldError> errors) {
    if (!(value instanceof Json.Members) && value != Json.Plain.NULL) {
      errors.add(
          new FieldError(In.BODY, "/metadata", "wrong-type", "must be an object of strings"));
    }
    value.members().forEach((key, item) -> put(Columns.METADATA + key, item, texts, errors));
  }

  private static void put(
      String column, Json value, Map<String, String> texts, List<FieldError> errors) {
    boolean isMetadata = column.startsWith(Columns.METADATA);
    Optional<String> text = value.text().filter(given -> isMetadata || !given.isBlank());
    if (text.isPresent() && texts.put(column, text.get()) != null) {
      errors.add(new FieldError(In.BODY, Pointers.to(column), "repeated", "is given twice"));
    }
    if (value.text().isEmpty() && value != Json.Plain.NULL) {
      errors.add(
          new FieldError(In.BODY, Pointers.to(column), "wrong-type", "must be a string or null"));
    }
  }
}
