package dev.accounts.inmemory;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.ChartRow;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.Position;
import dev.accounts.application.port.Sort;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.application.port.TreeRow;
import dev.accounts.domain.Account;
import dev.accounts.domain.chart.Chart;
import dev.accounts.domain.past.AsOf;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Pages of the accounts that a chart has, now or then. For adapters, too, whose store can neither
 * filter nor sort as the port promises.
 */
public record ChartReads(Chart chart) {

  /** Accounts that match, in the order that is wanted; the query's instant is the chart's. */
  public Page<Account> list(ListQuery query) {
    Comparator<Position> order = query.sort().comparator();
    Map<Position, Account> sorted = new TreeMap<>(order);
    chart.accounts().stream()
        .filter(account -> Matching.matches(query.filter(), account))
        .forEach(account -> sorted.put(Position.of(account, query.sort().by()), account));
    List<Account> wanted =
        sorted.entrySet().stream()
            .filter(
                entry -> query.after().map(a -> order.compare(entry.getKey(), a) > 0).orElse(true))
            .limit(query.limit() + 1L)
            .map(Map.Entry::getValue)
            .toList();
    return Page.ofOneMore(wanted, query.limit());
  }

  /** Accounts in the order of the chart, as a file has them. */
  public Page<ChartRow> rows(Optional<Position> after, int limit) {
    Page<Account> page = list(new ListQuery(AccountFilter.ALL, Sort.CHART, after, limit, AsOf.NOW));
    return new Page<>(
        page.items().stream().map(a -> new ChartRow(a, chart.parentText(a))).toList(),
        page.hasMore());
  }

  /** Part of the hierarchy, breadth first; the query's instant is the chart's. */
  public Page<TreeRow> tree(TreeQuery query) {
    return Page.ofOneMore(TreeRows.breadthFirst(chart, query), TreeQuery.MAX_NODES);
  }
}
