package dev.accounts.lambda;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store that fails each call in the same way, and remembers how long its callers would wait. */
final class BrokenRepository implements AccountRepository {
  private final RuntimeException failure;
  private volatile Duration patience = Duration.ZERO;

  BrokenRepository(RuntimeException failure) {
    this.failure = failure;
  }

  Duration patience() {
    return patience;
  }

  private RuntimeException fail(Caller caller) {
    patience = caller.deadline().remaining();
    return failure;
  }

  @Override
  public Account create(Caller caller, Creation creation) {
    throw fail(caller);
  }

  @Override
  public Optional<Account> find(Caller caller, AccountId id, AsOf asOf) {
    throw fail(caller);
  }

  @Override
  public Page<Account> list(Caller caller, ListQuery query) {
    throw fail(caller);
  }

  @Override
  public Page<TreeRow> tree(Caller caller, TreeQuery query) {
    throw fail(caller);
  }

  @Override
  public Page<ChartRow> chart(Caller caller, AsOf asOf, Optional<Position> after, int limit) {
    throw fail(caller);
  }

  @Override
  public List<String> writeAll(Caller caller, Batch batch) {
    throw fail(caller);
  }

  @Override
  public Optional<List<String>> reportOf(Caller caller, IdempotencyKey key, Instant at) {
    throw fail(caller);
  }

  @Override
  public Account change(Caller caller, Operation operation) {
    throw fail(caller);
  }

  @Override
  public Page<AccountEvent> history(Caller caller, AccountId id, PageRequest<Version> page) {
    throw fail(caller);
  }

  @Override
  public Page<Difference> differences(Caller caller, Period period, PageRequest<AccountId> page) {
    throw fail(caller);
  }

  @Override
  public Feed changes(Caller caller, FeedQuery query) {
    throw fail(caller);
  }
}
