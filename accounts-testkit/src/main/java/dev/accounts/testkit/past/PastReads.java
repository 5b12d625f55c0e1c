package dev.accounts.testkit.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.Position;
import dev.accounts.application.port.Sort;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.application.port.TreeRow;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.chart.ChartOrder;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Difference;
import dev.accounts.domain.past.Period;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a repository says of the past, beside what a replay of the history says. */
public final class PastReads {
  private final AccountRepository repository;
  private final TestTenant tenant;
  private final RandomHistory history;

  /** Compares what the repository has of this tenant with its history. */
  public PastReads(AccountRepository repository, TestTenant tenant, RandomHistory history) {
    this.repository = repository;
    this.tenant = tenant;
    this.history = history;
  }

  /** The whole register, and one account. */
  public void checkRegister(Instant then) {
    Map<AccountId, Account> expected = history.at(then);
    assertThat(list(AccountFilter.ALL, then)).isEqualTo(sorted(expected.values()));
    AccountId id = history.anyId();
    assertThat(tenant.find(id, AsOf.at(then))).isEqualTo(Optional.ofNullable(expected.get(id)));
  }

  /** Accounts that match a filter. */
  public void checkFilters(Instant then) {
    Collection<Account> all = history.at(then).values();
    assertThat(list(AccountFilter.where().status(AccountStatus.CLOSED).build(), then))
        .isEqualTo(sorted(all.stream().filter(a -> a.status() == AccountStatus.CLOSED).toList()));
    assertThat(list(AccountFilter.where().text("ete").build(), then))
        .isEqualTo(
            sorted(
                all.stream().filter(a -> ChartOrder.nameKey(a.name()).contains("ete")).toList()));
  }

  private List<Account> list(AccountFilter filter, Instant then) {
    return tenant.all(ListQuery.of(filter).limitedTo(ListQuery.MAX_LIMIT).asOf(AsOf.at(then)));
  }

  private static List<Account> sorted(Collection<Account> accounts) {
    Map<Position, Account> inChart = new TreeMap<>(Sort.CHART.comparator());
    accounts.forEach(account -> inChart.put(Position.of(account, Sort.CHART.by()), account));
    return List.copyOf(inChart.values());
  }

  /** The tree from all roots. */
  public void checkTree(Instant then) {
    Collection<Account> all = history.at(then).values();
    List<TreeRow> expected = new ArrayList<>();
    List<Account> level = children(all, Optional.empty());
    while (!level.isEmpty()) {
      List<Account> next = new ArrayList<>();
      for (Account account : level) {
        List<Account> children = children(all, Optional.of(account.id()));
        expected.add(TreeRow.of(account, children.size()));
        next.addAll(children);
      }
      level = next;
    }
    Page<TreeRow> tree =
        repository.tree(tenant.caller(), TreeQuery.ofRoots(Account.MAX_DEPTH).asOf(AsOf.at(then)));
    int shown = Math.min(expected.size(), TreeQuery.MAX_NODES);
    assertThat(tree).isEqualTo(new Page<>(expected.subList(0, shown), shown < expected.size()));
  }

  private static List<Account> children(Collection<Account> all, Optional<AccountId> parent) {
    return sorted(all.stream().filter(account -> account.parentId().equals(parent)).toList());
  }

  /** What differs between two instants. */
  public void checkDifferences(Instant one, Instant other) {
    Instant from = one.isBefore(other) ? one : other;
    Instant to = one.isBefore(other) ? other : one;
    Map<AccountId, Account> before = history.at(from);
    Map<AccountId, Account> after = history.at(to);
    TreeSet<AccountId> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    List<Difference> expected =
        ids.stream()
            .map(id ->
                new Difference(
                    Optional.ofNullable(before.get(id)), Optional.ofNullable(after.get(id))))
            .filter(PastReads::isVisible)
            .toList();
    assertThat(differences(new Period(from, AsOf.at(to)))).isEqualTo(expected);
  }

  private static boolean isVisible(Difference difference) {
    return !difference
        .before()
        .map(PastReads::exported)
        .equals(difference.after().map(PastReads::exported));
  }

  private static List<Object> exported(Account account) {
    return List.of(account.details(), account.status(), account.standing().reason());
  }

  private List<Difference> differences(Period period) {
    Optional<AccountId> seen = Optional.empty();
    List<Difference> all = new ArrayList<>();
    while (true) {
      Page<Difference> page =
          repository.differences(
              tenant.caller(), period, new PageRequest<>(seen, PageRequest.MAX_LIMIT));
      all.addAll(page.items());
      if (!page.hasMore()) {
        return all;
      }
      seen = Optional.of(all.getLast().id());
    }
  }
}
