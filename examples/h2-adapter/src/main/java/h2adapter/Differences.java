package h2adapter;

import dev.accounts.application.port.Page;
import dev.accounts.application.port.PageRequest;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.chart.Chart;
import dev.accounts.domain.past.Difference;
import java.util.List;
import java.util.stream.Stream;

/** What two charts of one tenant differ in. */
final class Differences {
  private Differences() {}

  static Page<Difference> page(Chart before, Chart after, PageRequest<AccountId> page) {
    List<Difference> differences =
        Stream.of(before, after)
            .flatMap(chart -> chart.accounts().stream())
            .map(Account::id)
            .filter(id -> page.after().map(seen -> id.compareTo(seen) > 0).orElse(true))
            .sorted()
            .distinct()
            .map(id -> new Difference(before.find(id), after.find(id)))
            .filter(Difference::exists)
            .limit(page.limit() + 1L)
            .toList();
    return Page.ofOneMore(differences, page.limit());
  }
}
