package dev.accounts.testkit;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Caller;
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
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Version;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Difference;
import dev.accounts.domain.past.Period;
import dev.accounts.inmemory.InMemoryAccountRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An adapter that keeps every promise, so that a test can break one of them. */
class ForwardingRepository implements AccountRepository {
  final AccountRepository whole = new InMemoryAccountRepository();

  @Override
  public Account create(Caller caller, Creation creation) {
    return whole.create(caller, creation);
  }

  @Override
  public Account change(Caller caller, Operation operation) {
    return whole.change(caller, operation);
  }

  @Override
  public List<String> writeAll(Caller caller, Batch batch) {
    return whole.writeAll(caller, batch);
  }

  @Override
  public Optional<Account> find(Caller caller, AccountId id, AsOf asOf) {
    return whole.find(caller, id, asOf);
  }

  @Override
  public Page<Account> list(Caller caller, ListQuery query) {
    return whole.list(caller, query);
  }

  @Override
  public Page<ChartRow> chart(Caller caller, AsOf asOf, Optional<Position> after, int limit) {
    return whole.chart(caller, asOf, after, limit);
  }

  @Override
  public Page<TreeRow> tree(Caller caller, TreeQuery query) {
    return whole.tree(caller, query);
  }

  @Override
  public Optional<List<String>> reportOf(Caller caller, IdempotencyKey key, Instant at) {
    return whole.reportOf(caller, key, at);
  }

  @Override
  public Page<AccountEvent> history(Caller caller, AccountId id, PageRequest<Version> page) {
    return whole.history(caller, id, page);
  }

  @Override
  public Page<Difference> differences(Caller caller, Period period, PageRequest<AccountId> page) {
    return whole.differences(caller, period, page);
  }

  @Override
  public Feed changes(Caller caller, FeedQuery query) {
    return whole.changes(caller, query);
  }
}
