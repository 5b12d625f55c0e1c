package dev.accounts.lambda;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountEvent;
import dev.accounts.domain.AccountFilter;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountRepository;
import dev.accounts.domain.Caller;
import dev.accounts.domain.Creation;
import dev.accounts.domain.Operation;
import dev.accounts.domain.Page;
import dev.accounts.domain.PageRequest;
import dev.accounts.domain.TreeQuery;
import dev.accounts.domain.TreeRow;
import java.time.Duration;
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
  public Optional<Account> find(Caller caller, AccountId id) {
    throw fail(caller);
  }

  @Override
  public Page<Account> list(Caller caller, AccountFilter filter, PageRequest<AccountId> page) {
    throw fail(caller);
  }

  @Override
  public Page<TreeRow> tree(Caller caller, TreeQuery query) {
    throw fail(caller);
  }

  @Override
  public Account change(Caller caller, Operation operation) {
    throw fail(caller);
  }

  @Override
  public Page<AccountEvent> history(Caller caller, AccountId id, PageRequest<Long> page) {
    throw fail(caller);
  }
}
