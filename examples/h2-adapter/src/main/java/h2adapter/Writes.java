package h2adapter;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.Operation;
import dev.accounts.application.port.Write;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.TenantId;
import dev.accounts.domain.Version;
import dev.accounts.domain.chart.Chart;
import dev.accounts.domain.chart.ChartRules;
import dev.accounts.domain.past.AsOf;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes of a tenant that is locked: what was done before, the rules in their order, the rows. */
final class Writes {
  private final TenantId tenant;
  private final Events events;
  private final Keys keys;
  private final Chart chart;
  private final ChartRules rules;

  Writes(Session session, TenantId tenant) throws SQLException {
    this.tenant = tenant;
    this.events = new Events(session, tenant);
    this.keys = new Keys(session, tenant);
    this.chart = Chart.of(events.accounts(AsOf.NOW));
    this.rules = new ChartRules(chart);
  }

  Account create(Creation creation) throws SQLException {
    Account account = creation.account();
    if (!account.tenantId().equals(tenant)) {
      throw new IllegalArgumentException("The account belongs to another tenant.");
    }
    Instant at = account.created().at();
    Optional<Account> first = keys.firstAccount(creation.idempotencyKey(), Optional.empty(), at);
    if (first.isEmpty()) {
      first = events.account(account.id(), Version.FIRST);
    }
    if (first.isPresent()) {
      return first.get();
    }
    rules.checkNew(account);
    chart.put(account);
    events.add(AccountEvent.Type.CREATED, Optional.empty(), account);
    keys.remember(creation.idempotencyKey(), Optional.empty(), account, at);
    return account;
  }

  Account change(Operation operation) throws SQLException {
    AccountId id = operation.accountId();
    if (events.last(id, AsOf.NOW).isEmpty()) {
      throw new Refusal.NotFound(id);
    }
    Instant at = operation.stamp().at();
    Optional<Account> done = events.resultOf(operation.id());
    if (done.isEmpty()) {
      done = keys.firstAccount(operation.idempotencyKey(), Optional.of(id), at);
    }
    if (done.isPresent()) {
      return done.get();
    }
    Account before = present(id);
    checkVersion(before, operation.expectedVersion());
    Account after = before.after(operation.change(), operation.stamp());
    if (!after.version().equals(before.version())) {
      rules.checkChange(operation.change(), before, after);
      apply(operation, before, after);
    }
    keys.remember(operation.idempotencyKey(), Optional.of(id), after, at);
    return after;
  }

  private void apply(Operation operation, Account before, Account after) throws SQLException {
    if (operation.change() instanceof Deletion) {
      chart.remove(after.id());
    } else {
      chart.put(after);
    }
    events.add(
        AccountEvent.typeOf(operation.change(), before, after), Optional.of(operation.id()), after);
  }

  List<String> all(Batch batch) throws SQLException {
    Optional<List<String>> first = keys.report(batch.id());
    if (first.isEmpty()) {
      first = keys.firstReport(batch.idempotencyKey(), batch.stamp().at());
    }
    if (first.isPresent()) {
      return first.get();
    }
    for (Map.Entry<AccountId, Version> unchanged : batch.unchanged().entrySet()) {
      checkVersion(present(unchanged.getKey()), unchanged.getValue());
    }
    for (Batch.NewName absent : batch.absent()) {
      if (chart.withoutKey(absent.parent(), absent.searchName()).findAny().isPresent()) {
        throw new Refusal.PlanChanged(List.of());
      }
    }
    for (Write write : batch.writes()) {
      switch (write) {
        case Creation creation -> create(creation);
        case Operation operation -> change(operation);
      }
    }
    keys.remember(batch);
    return batch.report();
  }

  private Account present(AccountId id) {
    return chart.find(id).orElseThrow(() -> new Refusal.NotFound(id));
  }

  private static void checkVersion(Account account, Version expected) {
    if (!account.version().equals(expected)) {
      throw Refusal.ofVersion(expected, account.version());
    }
  }
}
