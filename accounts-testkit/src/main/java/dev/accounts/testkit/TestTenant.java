package dev.accounts.testkit;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Feed;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.Time;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Change;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Subject;
import dev.accounts.domain.TenantId;
import dev.accounts.domain.Transition;
import dev.accounts.domain.past.AsOf;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A tenant of its own for one test, with short ways to say what a test does. */
public final class TestTenant {
  private final AccountRepository repository;
  private final Accounts accounts;
  private final Time time;
  private final String name;

  /** A tenant that no other test uses. */
  public TestTenant(AccountRepository repository) {
    this(repository, Time.SYSTEM);
  }

  /** The same, whose callers wait in a time of the test's own. */
  public TestTenant(AccountRepository repository, Time time) {
    this.repository = repository;
    this.accounts = new Accounts(repository, time);
    this.time = time;
    this.name = "tenant-" + UUID.randomUUID();
  }

  /** Somebody of this tenant who waits for half a minute. */
  public Caller caller() {
    return new Caller(
        new TenantId(name), new Subject("tester"), Deadline.in(Duration.ofSeconds(30), time));
  }

  /** The use cases. */
  public Accounts accounts() {
    return accounts;
  }

  /** The use cases on a computer with a clock of its own. */
  public Accounts by(InstantSource clock) {
    return new Accounts(repository, clock);
  }

  /** Opens a root. */
  public Account open(String accountName) {
    return open(Details.named(accountName));
  }

  /** Opens a child. */
  public Account open(String accountName, Account parent) {
    return open(Details.named(accountName).under(parent.id()));
  }

  /** Opens a domestic account in euros. */
  public Account open(Details details) {
    return accounts.open(caller(), NewAccount.domestic("EUR", details));
  }

  /** Stores an account of this tenant as it is, past the rules for new ones. */
  public Account restored(Account account) {
    return repository.create(caller(), Creation.of(account));
  }

  /** Applies a batch as this caller. */
  public List<String> writeAll(Caller caller, Batch batch) {
    return repository.writeAll(caller, batch);
  }

  /** Opens a chain of accounts, each the parent of the next, from a root down. */
  public List<Account> chain(int length) {
    List<Account> chain = new ArrayList<>(List.of(open("level 1")));
    while (chain.size() < length) {
      chain.add(open("level " + (chain.size() + 1), chain.getLast()));
    }
    return chain;
  }

  /** Changes the account from the version that is given. */
  public Account change(Account account, Change change) {
    return accounts.change(caller(), account.id(), account.version(), change);
  }

  /** Gives the account another name. */
  public Account rename(Account account, String newName) {
    return change(account, Edit.NOTHING.rename(newName));
  }

  /** Moves the account, as it is stored now. */
  public Account move(Account account, Account parent) {
    return change(stored(account), Edit.NOTHING.moveUnder(parent.id()));
  }

  /** Freezes the account. */
  public Account freeze(Account account) {
    return change(account, new Transition(Transition.Action.FREEZE, "under review"));
  }

  /** Takes a frozen account into use again. */
  public Account unfreeze(Account account) {
    return change(account, new Transition(Transition.Action.UNFREEZE, "review is over"));
  }

  /** Closes the account. */
  public Account close(Account account) {
    return change(account, new Transition(Transition.Action.CLOSE, "no longer used"));
  }

  /** Opens a closed account again. */
  public Account reopen(Account account) {
    return change(account, new Transition(Transition.Action.REOPEN, "closed by mistake"));
  }

  /** Deletes the account. */
  public Account delete(Account account) {
    return accounts.delete(caller(), account.id(), account.version());
  }

  /** The account as it is stored now. */
  public Account stored(Account account) {
    return accounts.get(caller(), account.id());
  }

  /** The account as it is stored now, if it is. */
  public Optional<Account> find(AccountId id) {
    return repository.find(caller(), id);
  }

  /** The account as it was then, if it was there. */
  public Optional<Account> find(AccountId id, AsOf asOf) {
    return repository.find(caller(), id, asOf);
  }

  /** All accounts that match, page by page. */
  public List<Account> all(AccountFilter filter, int limit) {
    return all(ListQuery.of(filter).limitedTo(limit));
  }

  /** All accounts from the query's position on, page by page. */
  public List<Account> all(ListQuery query) {
    Page<Account> page = accounts.list(caller(), query);
    List<Account> all = new ArrayList<>(page.items());
    while (page.hasMore()) {
      page = accounts.list(caller(), query.after(all.getLast()));
      all.addAll(page.items());
    }
    return all;
  }

  /** The newest hundred events of the account. */
  public List<AccountEvent> history(Account account) {
    return accounts.history(caller(), account.id(), PageRequest.first(100)).items();
  }

  /** A page of the feed. */
  public Feed feed(FeedQuery query) {
    return accounts.changes(caller(), query);
  }

  /**
   * All that is in the feed, page by page, once there are so many changes: any transaction that is
   * still open in the store may hold the feed back.
   */
  public List<AccountEvent> changes(int limit, int count) {
    Deadline deadline = Deadline.in(Duration.ofSeconds(30), time);
    List<AccountEvent> all = changes(limit);
    while (all.size() < count && deadline.remaining().isPositive()) {
      pause();
      all = changes(limit);
    }
    return all;
  }

  private List<AccountEvent> changes(int limit) {
    Feed page = feed(FeedQuery.fromBeginning().limitedTo(limit));
    List<Feed.Entry> all = new ArrayList<>(page.entries());
    while (page.hasMore()) {
      page = feed(FeedQuery.after(page.next()).limitedTo(limit));
      all.addAll(page.entries());
    }
    return all.stream().map(Feed.Entry::event).toList();
  }

  private void pause() {
    try {
      time.sleep(Duration.ofMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
