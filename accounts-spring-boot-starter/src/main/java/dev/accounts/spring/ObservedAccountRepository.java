package dev.accounts.spring;

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
import dev.accounts.application.port.Write;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Version;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Difference;
import dev.accounts.domain.past.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The repository, with each call observed and each change announced. */
final class ObservedAccountRepository implements AccountRepository {
  private final AccountRepository accounts;
  private final CallObserver observer;
  private final Announcements announcements;

  ObservedAccountRepository(
      AccountRepository accounts, CallObserver observer, Announcements announcements) {
    this.accounts = accounts;
    this.observer = observer;
    this.announcements = announcements;
  }

  /** An account with another id is the one that the key has opened before. */
  @Override
  public Account create(Caller caller, Creation creation) {
    Account created = observed("create", () -> accounts.create(caller, creation));
    if (created.id().equals(creation.account().id())) {
      announce(caller, List.of(creation));
    }
    return created;
  }

  /** At the expected version, the change made no difference. */
  @Override
  public Account change(Caller caller, Operation operation) {
    Account changed = observed("change", () -> accounts.change(caller, operation));
    if (!changed.version().equals(operation.expectedVersion())) {
      announce(caller, List.of(operation));
    }
    return changed;
  }

  @Override
  public List<String> writeAll(Caller caller, Batch batch) {
    List<String> report = observed("writeAll", () -> accounts.writeAll(caller, batch));
    if (!batch.writes().isEmpty()) {
      announce(caller, batch.writes());
    }
    return report;
  }

  @Override
  public Optional<Account> find(Caller caller, AccountId id, AsOf asOf) {
    return observed("find", () -> accounts.find(caller, id, asOf));
  }

  @Override
  public Page<Account> list(Caller caller, ListQuery query) {
    return observed("list", () -> accounts.list(caller, query));
  }

  @Override
  public Page<ChartRow> chart(Caller caller, AsOf asOf, Optional<Position> after, int limit) {
    return observed("chart", () -> accounts.chart(caller, asOf, after, limit));
  }

  @Override
  public Page<TreeRow> tree(Caller caller, TreeQuery query) {
    return observed("tree", () -> accounts.tree(caller, query));
  }

  @Override
  public Optional<List<String>> reportOf(Caller caller, IdempotencyKey key, Instant at) {
    return observed("reportOf", () -> accounts.reportOf(caller, key, at));
  }

  @Override
  public Page<AccountEvent> history(Caller caller, AccountId id, PageRequest<Version> page) {
    return observed("history", () -> accounts.history(caller, id, page));
  }

  @Override
  public Page<Difference> differences(Caller caller, Period period, PageRequest<AccountId> page) {
    return observed("differences", () -> accounts.differences(caller, period, page));
  }

  @Override
  public Feed changes(Caller caller, FeedQuery query) {
    return observed("changes", () -> accounts.changes(caller, query));
  }

  private void announce(Caller caller, List<Write> writes) {
    announcements.announce(new AccountsChanged(caller.tenant(), writes));
  }

  private <T> T observed(String call, Supplier<T> body) {
    CallObserver.Ending ending =
        Aside.get("The observer of calls", () -> observer.begun(call), failure -> {});
    @Nullable Throwable thrown = null;
    try {
      return body.get();
    } catch (RuntimeException | Error failure) {
      thrown = failure;
      throw failure;
    } finally {
      @Nullable Throwable failure = thrown;
      Aside.run("The observer of calls", () -> ending.ended(failure));
    }
  }
}
