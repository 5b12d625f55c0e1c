package dev.accounts.inmemory;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Operation;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.PageRequest;
import dev.accounts.domain.Account;
import dev.accounts.domain.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What happened to one account, and by which operations. */
final class History {
  private final List<AccountEvent> events = new ArrayList<>();

  /** When each of them happened, which never runs backwards. */
  private final List<Instant> times = new ArrayList<>();

  private final Map<UUID, Account> results = new HashMap<>();

  History(Account created) {
    events.add(new AccountEvent(AccountEvent.Type.CREATED, Optional.empty(), created));
    times.add(created.updated().at());
  }

  private History(History other) {
    events.addAll(other.events);
    times.addAll(other.times);
    results.putAll(other.results);
  }

  History copy() {
    return new History(this);
  }

  Account first() {
    return events.getFirst().after();
  }

  AccountEvent last() {
    return events.getLast();
  }

  void add(Operation operation, Account before, Account after) {
    AccountEvent.Type type = AccountEvent.typeOf(operation.change(), before, after);
    events.add(new AccountEvent(type, Optional.of(before), after));
    Instant stamped = after.updated().at();
    times.add(stamped.isAfter(times.getLast()) ? stamped : times.getLast());
    results.put(operation.id(), after);
  }

  Optional<Account> resultOf(Operation operation) {
    return Optional.ofNullable(results.get(operation.id()));
  }

  /** The account as it was then, if it was there. */
  Optional<Account> at(Instant then) {
    long past = times.stream().takeWhile(time -> !time.isAfter(then)).count();
    return events.stream()
        .limit(past)
        .reduce((earlier, later) -> later)
        .filter(last -> last.type() != AccountEvent.Type.DELETED)
        .map(AccountEvent::after);
  }

  Page<AccountEvent> page(PageRequest<Version> page) {
    List<AccountEvent> older =
        events.reversed().stream()
            .filter(
                event -> page.after().map(seen -> event.version().compareTo(seen) < 0).orElse(true))
            .limit(page.limit() + 1L)
            .toList();
    return Page.ofOneMore(older, page.limit());
  }
}
