package dev.accounts.inmemory;

import dev.accounts.application.port.Position;
import dev.accounts.application.port.Sort;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.application.port.TreeRow;
import dev.accounts.domain.Account;
import dev.accounts.domain.chart.Chart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A part of a chart, breadth first. */
final class TreeRows {
  private static final Comparator<Account> IN_CHART =
      Comparator.comparing(
          account -> Position.of(account, Sort.CHART.by()), Sort.CHART.comparator());

  private TreeRows() {}

  /** One row more than a tree has at most, where there is one. */
  static List<TreeRow> breadthFirst(Chart chart, TreeQuery query) {
    List<Account> level =
        query
            .root()
            .map(id -> chart.find(id).stream())
            .orElseGet(() -> chart.children(Optional.empty()))
            .sorted(IN_CHART)
            .toList();
    List<TreeRow> rows = new ArrayList<>();
    for (int depth = 1; depth <= query.depth() && !level.isEmpty(); depth++) {
      level.forEach(a -> rows.add(TreeRow.of(a, chart.children(Optional.of(a.id())).count())));
      level =
          level.stream()
              .flatMap(a -> chart.children(Optional.of(a.id())).sorted(IN_CHART))
              .toList();
    }
    return rows.subList(0, Math.min(rows.size(), TreeQuery.MAX_NODES + 1));
  }
}
