package dev.accounts.rest.chart;

import static dev.accounts.rest.json.JsonText.optional;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.accounts.application.port.ChartRow;
import dev.accounts.domain.Account;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.json.JsonText;
import dev.accounts.rest.json.Utf8Text;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/** Writes a chart so that it can be read again. */
public final class ChartWriter {
  private ChartWriter() {}

  /** Comma-separated values with a line of column names, as spreadsheets read them. */
  public static Response csv(List<ChartRow> rows) {
    TreeSet<String> keys = new TreeSet<>();
    rows.forEach(row -> keys.addAll(row.account().details().metadata().entries().keySet()));
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      List<String> header = new ArrayList<>(Columns.ALL);
      keys.forEach(key -> header.add(Formulas.guard(Columns.METADATA + key)));
      csv.writeRecord(header);
      for (ChartRow row : rows) {
        Map<String, String> cells = cells(row);
        Map<String, String> metadata = row.account().details().metadata().entries();
        List<String> record = new ArrayList<>();
        Columns.ALL.forEach(column -> record.add(cell(cells, column)));
        keys.forEach(key -> record.add(cell(metadata, key)));
        csv.writeRecord(record);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Response(
        200,
        Map.of(
            "Content-Type",
            "text/csv; charset=utf-8",
            "Content-Disposition",
            "attachment; filename=\"accounts.csv\""),
        Utf8Text.of(text.toString()));
  }

  private static String cell(Map<String, String> cells, String column) {
    return Formulas.guard(cells.getOrDefault(column, ""));
  }

  /** The same as JSON, which an import takes as it is. */
  public static Response json(List<ChartRow> rows, Optional<String> nextCursor) {
    return Response.json(
        200,
        JsonText.object(json -> {
          json.writeArrayPropertyStart("rows");
          rows.forEach(row -> write(json, row));
          json.writeEndArray();
          optional(json, "nextCursor", nextCursor);
        }));
  }

  private static void write(JsonGenerator json, ChartRow row) {
    json.writeStartObject();
    Map<String, String> cells = cells(row);
    Columns.ALL.stream()
        .filter(cells::containsKey)
        .forEach(column -> json.writeStringProperty(column, cells.getOrDefault(column, "")));
    json.writeObjectPropertyStart("metadata");
    row.account().details().metadata().entries().forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static Map<String, String> cells(ChartRow row) {
    Account account = row.account();
    Map<String, String> cells = new TreeMap<>();
    account.details().accountNumber().ifPresent(number -> cells.put("accountNumber", number));
    cells.put("name", account.name());
    row.parent().ifPresent(parent -> cells.put("parent", parent));
    cells.put("type", account.type().name());
    cells.put("currency", account.currency().getCurrencyCode());
    account
        .details()
        .externalReference()
        .ifPresent(reference -> cells.put("externalReference", reference));
    cells.put("status", account.status().name());
    account.standing().reason().ifPresent(reason -> cells.put("statusReason", reason));
    return cells;
  }
}
