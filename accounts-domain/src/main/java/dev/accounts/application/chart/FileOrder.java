package dev.accounts.application.chart;

import dev.accounts.domain.TextRule;
import dev.accounts.domain.UniqueKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The rows of a file, parents before their children, and what only the file itself can show. */
final class FileOrder {
  private static final int MOST_NAMES = 10;

  private final List<ImportRow> rows;
  private final Map<UniqueKey, Map<String, ImportRow>> byKey = new HashMap<>();
  private final Map<List<String>, List<ImportRow>> byPath = new HashMap<>();
  private final Map<ImportRow, ImportRow> parents = new HashMap<>();
  private final Map<ImportRow, RowRefusal> refusals = new HashMap<>();

  private FileOrder(List<ImportRow> rows) {
    this.rows = rows;
  }

  /** The order of these rows; those that stand under themselves come last and are refused. */
  static FileOrder of(List<ImportRow> rows) {
    FileOrder order = new FileOrder(rows);
    rows.forEach(order::index);
    for (ImportRow row : rows) {
      row.parent().flatMap(order::numbered).ifPresent(parent -> order.parents.put(row, parent));
    }
    order.findPaths();
    rows.stream().filter(order::mayStandAtPath).forEach(order::findByPath);
    return order;
  }

  private void index(ImportRow row) {
    for (UniqueKey key : UniqueKey.values()) {
      Optional<String> value = key.of(row.details());
      if (value.isPresent()) {
        ImportRow first =
            byKey.computeIfAbsent(key, none -> new HashMap<>()).putIfAbsent(value.get(), row);
        if (first != null) {
          refusals.putIfAbsent(row, repeated(key, first));
        }
      }
    }
  }

  private static RowRefusal repeated(UniqueKey key, ImportRow first) {
    String column = key == UniqueKey.ACCOUNT_NUMBER ? "accountNumber" : "externalReference";
    return RowRefusal.of(column, "repeated", "stands in line " + first.line() + " already")
        .because(Optional.empty(), OptionalInt.of(first.line()));
  }

  private Optional<ImportRow> numbered(String text) {
    return Optional.ofNullable(
        byKey
            .getOrDefault(UniqueKey.ACCOUNT_NUMBER, Map.of())
            .get(TextRule.ACCOUNT_NUMBER.normal(text)));
  }

  /** Rows below more than ten others are too deep for any path. */
  private void findPaths() {
    Map<ImportRow, List<String>> paths = new HashMap<>();
    for (ImportRow row : sorted()) {
      ImportRow parent = parents.get(row);
      List<String> above =
          parent == null
              ? row.parent().map(Paths::parse).orElse(List.of())
              : paths.getOrDefault(parent, List.of());
      boolean isKnown = parent == null || paths.containsKey(parent);
      if (isKnown && above.size() < MOST_NAMES) {
        List<String> path = new ArrayList<>(above);
        path.add(Paths.compared(row.details().name()));
        paths.put(row, path);
        byPath.computeIfAbsent(path, none -> new ArrayList<>()).add(row);
      }
    }
  }

  private boolean mayStandAtPath(ImportRow row) {
    return !parents.containsKey(row) || row.parent().filter(Paths::isMarked).isPresent();
  }

  private void findByPath(ImportRow row) {
    Stream<ImportRow> atPath =
        row.parent().stream()
            .flatMap(text -> byPath.getOrDefault(Paths.parse(text), List.of()).stream());
    List<ImportRow> found = Stream.concat(parentOf(row).stream(), atPath).distinct().toList();
    if (found.size() > 1) {
      refusals.putIfAbsent(
          row,
          RowRefusal.of("parent", "ambiguous", Paths.AMBIGUOUS)
              .because(Optional.empty(), OptionalInt.of(found.getFirst().line())));
    } else if (!found.isEmpty()) {
      parents.put(row, found.getFirst());
    }
  }

  /** All rows whose parents come before them, in the order of the file otherwise. */
  List<ImportRow> sorted() {
    Map<ImportRow, List<ImportRow>> children = new LinkedHashMap<>();
    Deque<ImportRow> next = new ArrayDeque<>();
    for (ImportRow row : rows) {
      ImportRow parent = parents.get(row);
      if (parent == null) {
        next.add(row);
      } else {
        children.computeIfAbsent(parent, none -> new ArrayList<>()).add(row);
      }
    }
    List<ImportRow> sorted = new ArrayList<>();
    while (!next.isEmpty()) {
      ImportRow row = next.remove();
      sorted.add(row);
      next.addAll(children.getOrDefault(row, List.of()));
    }
    return sorted;
  }

  /** The row under which a row stands, if that is in the file. */
  Optional<ImportRow> parentOf(ImportRow row) {
    return Optional.ofNullable(parents.get(row));
  }

  /** What is wrong with a row within the file. */
  Optional<RowRefusal> refusalOf(ImportRow row) {
    return Optional.ofNullable(refusals.get(row));
  }
}
