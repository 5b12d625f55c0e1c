package dev.accounts.inmemory;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.ChartRow;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.Feed;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Operation;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.Position;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.application.port.TreeRow;
import dev.accounts.application.port.Write;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Version;
import dev.accounts.domain.chart.Chart;
import dev.accounts.domain.chart.ChartRules;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Difference;
import dev.accounts.domain.past.Period;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The accounts of one tenant and all that happened to them. */
final class TenantRegister {
  private final Chart chart = new Chart();
  private final ChartRules rules = new ChartRules(chart);
  private final Map<AccountId, History> histories = new HashMap<>();
  private final Map<UUID, Batch> batches = new HashMap<>();
  private final IdempotencyKeys keys = new IdempotencyKeys();
  private final Changes changes = new Changes();
  private boolean isFrozen;

  synchronized void setFrozen(boolean frozen) {
    isFrozen = frozen;
  }

  private void checkNotFrozen() {
    if (isFrozen) {
      throw new Refusal.TenantFrozen();
    }
  }

  synchronized Account create(Creation creation) {
    Account account = creation.account();
    Instant at = account.created().at();
    Optional<Account> first =
        keys.firstResult(creation.idempotencyKey(), Optional.empty(), at, Account.class)
            .or(() -> Optional.ofNullable(histories.get(account.id())).map(History::first));
    if (first.isPresent()) {
      return first.get();
    }
    checkNotFrozen();
    rules.checkNew(account);
    chart.put(account);
    History history = new History(account);
    histories.put(account.id(), history);
    changes.add(history.last());
    keys.remember(creation.idempotencyKey(), Optional.empty(), account, at);
    return account;
  }

  synchronized Account change(Operation operation) {
    History history = histories.get(operation.accountId());
    if (history == null) {
      throw new Refusal.NotFound(operation.accountId());
    }
    Instant at = operation.stamp().at();
    Optional<Account> done =
        history
            .resultOf(operation)
            .or(() ->
                keys.firstResult(
                    operation.idempotencyKey(),
                    Optional.of(operation.accountId()),
                    at,
                    Account.class));
    if (done.isPresent()) {
      return done.get();
    }
    checkNotFrozen();
    Account before =
        chart
            .find(operation.accountId())
            .orElseThrow(() -> new Refusal.NotFound(operation.accountId()));
    if (!before.version().equals(operation.expectedVersion())) {
      throw Refusal.ofVersion(operation.expectedVersion(), before.version());
    }
    Account after = before.after(operation.change(), operation.stamp());
    if (!after.version().equals(before.version())) {
      apply(operation, before, after, history);
    }
    keys.remember(operation.idempotencyKey(), Optional.of(after.id()), after, at);
    return after;
  }

  private void apply(Operation operation, Account before, Account after, History history) {
    rules.checkChange(operation.change(), before, after);
    if (operation.change() instanceof Deletion) {
      chart.remove(after.id());
    } else {
      chart.put(after);
    }
    history.add(operation, before, after);
    changes.add(history.last());
  }

  synchronized List<String> writeAll(Batch batch) {
    Optional<List<String>> first =
        Optional.ofNullable(batches.get(batch.id()))
            .or(() ->
                keys.firstResult(
                    batch.idempotencyKey(), Optional.empty(), batch.stamp().at(), Batch.class))
            .map(Batch::report);
    if (first.isPresent()) {
      return first.get();
    }
    checkNotFrozen();
    batch.unchanged().forEach(this::checkVersion);
    batch.absent().forEach(this::checkAbsent);
    List<Account> before = List.copyOf(chart.accounts());
    int changesBefore = changes.count();
    Map<AccountId, History> historiesBefore = new HashMap<>();
    histories.forEach((id, history) -> historiesBefore.put(id, history.copy()));
    try {
      batch.writes().forEach(this::write);
    } catch (Refusal refused) {
      chart.become(before);
      histories.clear();
      histories.putAll(historiesBefore);
      changes.backTo(changesBefore);
      throw refused;
    }
    batches.put(batch.id(), batch);
    keys.remember(batch.idempotencyKey(), Optional.empty(), batch, batch.stamp().at());
    return batch.report();
  }

  private void write(Write write) {
    switch (write) {
      case Creation creation -> create(creation);
      case Operation operation -> change(operation);
    }
  }

  private void checkVersion(AccountId id, Version version) {
    Account account = chart.find(id).orElseThrow(() -> new Refusal.NotFound(id));
    if (!account.version().equals(version)) {
      throw Refusal.ofVersion(version, account.version());
    }
  }

  private void checkAbsent(Batch.NewName name) {
    if (chart.withoutKey(name.parent(), name.searchName()).findAny().isPresent()) {
      throw new Refusal.PlanChanged(List.of());
    }
  }

  synchronized Optional<List<String>> reportOf(IdempotencyKey key, Instant at) {
    return keys.firstResult(Optional.of(key), Optional.empty(), at, Batch.class).map(Batch::report);
  }

  synchronized Optional<Account> find(AccountId id, AsOf asOf) {
    return asOf.at()
        .map(then -> Optional.ofNullable(histories.get(id)).flatMap(history -> history.at(then)))
        .orElseGet(() -> chart.find(id));
  }

  private Chart chartAt(AsOf asOf) {
    return asOf.at()
        .map(then ->
            Chart.of(histories.values().stream().flatMap(h -> h.at(then).stream()).toList()))
        .orElse(chart);
  }

  synchronized Page<Account> list(ListQuery query) {
    return new ChartReads(chartAt(query.asOf())).list(query);
  }

  synchronized Page<ChartRow> chart(AsOf asOf, Optional<Position> after, int limit) {
    return new ChartReads(chartAt(asOf)).rows(after, limit);
  }

  synchronized Page<TreeRow> tree(TreeQuery query) {
    return new ChartReads(chartAt(query.asOf())).tree(query);
  }

  synchronized Page<AccountEvent> history(AccountId id, PageRequest<Version> page) {
    return Optional.ofNullable(histories.get(id))
        .map(history -> history.page(page))
        .filter(events -> !events.items().isEmpty())
        .orElseThrow(() -> new Refusal.NotFound(id));
  }

  synchronized Page<Difference> differences(Period period, PageRequest<AccountId> page) {
    List<Difference> differences =
        histories.entrySet().stream()
            .filter(
                entry -> page.after().map(seen -> entry.getKey().compareTo(seen) > 0).orElse(true))
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .map(history ->
                new Difference(
                    history.at(period.from()), history.at(period.to().at().orElse(Instant.MAX))))
            .filter(Difference::exists)
            .limit(page.limit() + 1L)
            .toList();
    return Page.ofOneMore(differences, page.limit());
  }

  synchronized Feed changes(FeedQuery query) {
    return changes.page(query);
  }
}
