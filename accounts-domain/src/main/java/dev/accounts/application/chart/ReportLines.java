package dev.accounts.application.chart;

import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.application.port.Batch;
import dev.accounts.domain.AccountId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An import that was applied, as it is kept for the caller that repeats it: its tag, then a line
 * for each row that is not unchanged. What stands in the file is not repeated.
 */
final class ReportLines {
  private static final String NONE = "-";

  private ReportLines() {}

  static List<String> write(ImportPlan applied) {
    List<String> lines = new ArrayList<>();
    lines.add(applied.tag().toString());
    applied.rows().stream()
        .filter(row -> row.fate() != Fate.UNCHANGED)
        .forEach(row -> lines.add(line(row)));
    return chunks(lines);
  }

  /** As few rows of the store as possible, each of which costs something besides. */
  private static List<String> chunks(List<String> lines) {
    List<String> chunks = new ArrayList<>();
    StringBuilder chunk = new StringBuilder();
    for (String line : lines) {
      if (chunk.length() + line.length() + 1 > Batch.MAX_LINE && !chunk.isEmpty()) {
        chunks.add(chunk.toString());
        chunk.setLength(0);
      }
      chunk.append(chunk.isEmpty() ? "" : "\n").append(line);
    }
    chunks.add(chunk.toString());
    return chunks;
  }

  private static String line(RowFate row) {
    String id = row.account().map(AccountId::toString).orElse(NONE);
    String changes = row.changes().isEmpty() ? NONE : String.join(",", row.changes());
    String line = row.line() + "\t" + row.fate() + "\t" + id + "\t" + changes;
    return row.line() > 0
        ? line
        : line + "\t" + row.accountNumber().orElse(NONE) + "\t" + oneLine(row.name());
  }

  /** Names that were stored long ago may have any characters. */
  private static String oneLine(String name) {
    return name.replaceAll("\\p{Cntrl}", " ");
  }

  /** The import of this file, from its lines. */
  static ImportPlan read(List<String> chunks, ChartFile file) {
    List<String> lines =
        chunks.stream().flatMap(chunk -> Stream.of(chunk.split("\n", -1))).toList();
    Map<Integer, RowFate> byLine = new HashMap<>();
    List<RowFate> missing = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      RowFate row = row(line.split("\t", 6));
      if (row.line() == 0) {
        missing.add(row);
      } else {
        byLine.put(row.line(), row);
      }
    }
    List<RowFate> rows = new ArrayList<>();
    for (ImportRow row : file.rows()) {
      RowFate known = byLine.get(row.line());
      rows.add(
          new RowFate(
              row.line(),
              known == null ? Fate.UNCHANGED : known.fate(),
              known == null ? Optional.empty() : known.account(),
              row.details().accountNumber(),
              row.details().name(),
              known == null ? Set.of() : known.changes(),
              Optional.empty()));
    }
    rows.addAll(missing);
    return new ImportPlan(rows, ImportPlan.Tag.parse(lines.getFirst()).orElseThrow(), true);
  }

  private static RowFate row(String[] parts) {
    return new RowFate(
        Integer.parseInt(parts[0]),
        Fate.valueOf(parts[1]),
        Optional.of(parts[2]).filter(id -> !id.equals(NONE)).map(AccountId::parse),
        parts.length < 6 || parts[4].equals(NONE) ? Optional.empty() : Optional.of(parts[4]),
        parts.length < 6 ? "" : parts[5],
        parts[3].equals(NONE) ? Set.of() : new LinkedHashSet<>(Arrays.asList(parts[3].split(","))),
        Optional.empty());
  }
}
