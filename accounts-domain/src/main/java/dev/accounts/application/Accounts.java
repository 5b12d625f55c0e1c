package dev.accounts.application;

import dev.accounts.application.chart.ChartImports;
import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.AccountTree;
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
import dev.accounts.domain.Change;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Permission;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.Version;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Difference;
import dev.accounts.domain.past.Period;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * All that can be done with accounts: the one entry point for services that embed them.
 *
 * <p>Every method throws {@link Refusal} when the rules refuse the request, and {@link
 * dev.accounts.application.port.RepositoryException} when the store could not be asked. The
 * caller's permissions are checked first. For a caller who may not read, no account exists: none
 * can be changed, and none can be a parent.
 */
public final class Accounts {
  private final AccountRepository accounts;
  private final InstantSource clock;
  private final InstantSource timesOfIds;
  private final ChartImports imports;

  /** Accounts kept in the repository, stamped with the time of the clock. */
  public Accounts(AccountRepository accounts, InstantSource clock) {
    this.accounts = accounts;
    this.clock = clock;
    this.timesOfIds = new RisingClock(clock);
    this.imports = new ChartImports(accounts, clock, () -> AccountId.next(timesOfIds));
  }

  /** Opens an account. */
  public Account open(Caller caller, NewAccount wanted) {
    return create(caller, Creation.of(opened(caller, wanted)));
  }

  /** Opens an account, or returns the first result again when the key was used before. */
  public Account openOnce(Caller caller, NewAccount wanted, IdempotencyKey key) {
    return create(caller, Creation.once(opened(caller, wanted), key));
  }

  /** A caller who may not read learns that a number is taken, but not by which account. */
  private Account create(Caller caller, Creation creation) {
    try {
      return accounts.create(caller, creation);
    } catch (Refusal.Taken taken) {
      throw caller.may(Permission.READ) ? taken : new Refusal.Taken(taken.key(), Optional.empty());
    }
  }

  private Account opened(Caller caller, NewAccount wanted) {
    caller.require(Permission.WRITE);
    if (wanted.details().parentId().isPresent() && !caller.may(Permission.READ)) {
      throw new Refusal.BreaksHierarchy(HierarchyRule.PARENT_NOT_FOUND, Optional.empty());
    }
    return Account.open(
        AccountId.next(timesOfIds), caller.tenant(), wanted, Stamp.now(clock, caller.subject()));
  }

  /** One account. */
  public Account get(Caller caller, AccountId id) {
    return get(caller, id, AsOf.NOW);
  }

  /** One account as it was then. */
  public Account get(Caller caller, AccountId id, AsOf asOf) {
    caller.require(Permission.READ);
    return accounts.find(caller, id, asOf).orElseThrow(() -> new Refusal.NotFound(id));
  }

  /** A page of the accounts that match; the next one is that of {@link ListQuery#after}. */
  public Page<Account> list(Caller caller, ListQuery query) {
    caller.require(Permission.READ);
    return accounts.list(caller, query);
  }

  /** A page of the whole chart, in its order, as a file has it; see {@link #imports()}. */
  public Page<ChartRow> chart(Caller caller, AsOf asOf, Optional<Position> after, int limit) {
    caller.require(Permission.READ);
    return accounts.chart(caller, asOf, after, limit);
  }

  /** Accounts nested under their parents. */
  public AccountTree tree(Caller caller, TreeQuery query) {
    caller.require(Permission.READ);
    Page<TreeRow> rows = accounts.tree(caller, query);
    if (rows.items().isEmpty() && query.root().isPresent()) {
      throw new Refusal.NotFound(query.root().get());
    }
    return AccountTree.nest(rows);
  }

  /** Edits, moves, freezes, unfreezes, closes or reopens an account. */
  public Account change(Caller caller, AccountId id, Version expectedVersion, Change change) {
    return change(caller, id, expectedVersion, change, Optional.empty());
  }

  /** Does the same, or returns the first result again when the key was used before. */
  public Account changeOnce(
      Caller caller, AccountId id, Version expectedVersion, Change change, IdempotencyKey key) {
    return change(caller, id, expectedVersion, change, Optional.of(key));
  }

  private Account change(
      Caller caller,
      AccountId id,
      Version expectedVersion,
      Change change,
      Optional<IdempotencyKey> key) {
    caller.require(change.permission());
    if (!caller.may(Permission.READ)) {
      throw new Refusal.NotFound(id);
    }
    UUID operation = AccountId.next(timesOfIds).value();
    Stamp stamp = Stamp.now(clock, caller.subject());
    return accounts.change(
        caller, new Operation(operation, id, expectedVersion, change, stamp, key));
  }

  /** Removes an account from view; its history stays. */
  public Account delete(Caller caller, AccountId id, Version expectedVersion) {
    return change(caller, id, expectedVersion, new Deletion());
  }

  /** What happened to an account, newest first. */
  public Page<AccountEvent> history(Caller caller, AccountId id, PageRequest<Version> page) {
    caller.require(Permission.READ);
    return accounts.history(caller, id, page);
  }

  /** The accounts that differ at the two ends of a period, in the order of their ids. */
  public Page<Difference> differences(Caller caller, Period period, PageRequest<AccountId> page) {
    caller.require(Permission.READ);
    return accounts.differences(caller, period, page);
  }

  /**
   * What changed in all accounts, oldest first, so that another service can follow; see {@link
   * FeedQuery#now} for one that has taken an export.
   */
  public Feed changes(Caller caller, FeedQuery query) {
    caller.require(Permission.READ);
    return accounts.changes(caller, query);
  }

  /** Plans and applies imports of whole charts. */
  public ChartImports imports() {
    return imports;
  }
}
