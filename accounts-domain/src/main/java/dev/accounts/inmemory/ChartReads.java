package dev.accounts.inmemory;

import dev.accounts.application.port.ChartRow;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.Position;
import dev.accounts.domain.Account;
import dev.accounts.domain.chart.Chart;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pages of the accounts that a chart has, now or then. */
record ChartReads(Chart chart) {

  Page<Account> list(ListQuery query) {
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

  Page<ChartRow> rows(ListQuery query) {
    Page<Account> page = list(query);
    return new Page<>(
        page.items().stream().map(a -> new ChartRow(a, chart.parentText(a))).toList(),
        page.hasMore());
  }
}
