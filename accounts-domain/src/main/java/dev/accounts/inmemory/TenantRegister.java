package dev.accounts.inmemory;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Operation;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.Position;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.application.port.TreeRow;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Refusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The accounts of one tenant and all that happened to them. */
final class TenantRegister {
  private final TreeMap<AccountId, Account> live = new TreeMap<>();
  private final Map<AccountId, History> histories = new HashMap<>();
  private final IdempotencyKeys keys = new IdempotencyKeys();
  private final Hierarchy hierarchy = new Hierarchy(live);

  synchronized Account create(Creation creation) {
    Account account = creation.account();
    Instant at = account.created().at();
    Optional<Account> first =
        keys.firstAnswer(creation.idempotencyKey(), at)
            .or(() -> Optional.ofNullable(histories.get(account.id())).map(History::first));
    if (first.isPresent()) {
      return first.get();
    }
    hierarchy.checkParent(account);
    UniqueKeys.check(account, live.values());
    live.put(account.id(), account);
    histories.put(account.id(), new History(account));
    keys.remember(creation.idempotencyKey(), account, at);
    return account;
  }

  synchronized Account change(Operation operation) {
    History history = histories.get(operation.accountId());
    if (history == null) {
      throw new Refusal.NotFound(operation.accountId());
    }
    Instant at = operation.stamp().at();
    Optional<Account> done =
        history.resultOf(operation).or(() -> keys.firstAnswer(operation.idempotencyKey(), at));
    if (done.isPresent()) {
      return done.get();
    }
    Account before = live.get(operation.accountId());
    if (before == null) {
      throw new Refusal.NotFound(operation.accountId());
    }
    if (before.version() != operation.expectedVersion()) {
      throw Refusal.ofVersion(operation.expectedVersion(), before.version());
    }
    Account after = before.after(operation.change(), operation.stamp());
    if (after.version() != before.version()) {
      apply(operation, before, after, history);
    }
    keys.remember(operation.idempotencyKey(), after, at);
    return after;
  }

  private void apply(Operation operation, Account before, Account after, History history) {
    hierarchy.check(operation.change(), before, after);
    if (operation.change() instanceof Deletion) {
      live.remove(after.id());
    } else {
      UniqueKeys.check(after, live.values());
      live.put(after.id(), after);
    }
    history.add(operation, before, after);
  }

  synchronized Optional<Account> find(AccountId id) {
    return Optional.ofNullable(live.get(id));
  }

  synchronized Page<Account> list(ListQuery query) {
    Comparator<Position> order = query.sort().comparator();
    Map<Position, Account> sorted = new TreeMap<>(order);
    live.values().stream()
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

  synchronized Page<TreeRow> tree(TreeQuery query) {
    return Page.ofOneMore(hierarchy.breadthFirst(query), TreeQuery.MAX_NODES);
  }

  synchronized Page<AccountEvent> history(AccountId id, PageRequest<Long> page) {
    return Optional.ofNullable(histories.get(id))
        .map(history -> history.page(page))
        .filter(events -> !events.items().isEmpty())
        .orElseThrow(() -> new Refusal.NotFound(id));
  }
}
