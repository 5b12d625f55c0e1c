package dev.accounts.inmemory;

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
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.application.port.TreeRow;
import dev.accounts.application.port.Write;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.TenantId;
import dev.accounts.domain.Version;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Difference;
import dev.accounts.domain.past.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps accounts in this process only, for tests and for trying things out. Passes the whole
 * contract; one writer at a time in a tenant.
 */
public final class InMemoryAccountRepository implements AccountRepository {
  private final Map<TenantId, TenantRegister> registers = new ConcurrentHashMap<>();

  /** An empty register for every tenant. */
  public InMemoryAccountRepository() {}

  /** Refuses the tenant's writes from now on. */
  public void freeze(TenantId tenant) {
    register(tenant).setFrozen(true);
  }

  /** Takes writes of a frozen tenant again. */
  public void unfreeze(TenantId tenant) {
    register(tenant).setFrozen(false);
  }

  @Override
  public Account create(Caller caller, Creation creation) {
    if (!creation.account().tenantId().equals(caller.tenant())) {
      throw new IllegalArgumentException("The account belongs to another tenant.");
    }
    return register(caller).create(creation);
  }

  @Override
  public Optional<Account> find(Caller caller, AccountId id, AsOf asOf) {
    return register(caller).find(id, asOf);
  }

  @Override
  public Page<Account> list(Caller caller, ListQuery query) {
    return register(caller).list(query);
  }

  @Override
  public Page<ChartRow> chart(Caller caller, AsOf asOf, Optional<Position> after, int limit) {
    return register(caller).chart(asOf, after, limit);
  }

  @Override
  public Page<TreeRow> tree(Caller caller, TreeQuery query) {
    return register(caller).tree(query);
  }

  @Override
  public Account change(Caller caller, Operation operation) {
    return register(caller).change(operation);
  }

  @Override
  public List<String> writeAll(Caller caller, Batch batch) {
    for (Write write : batch.writes()) {
      if (write instanceof Creation creation
          && !creation.account().tenantId().equals(caller.tenant())) {
        throw new IllegalArgumentException("The account belongs to another tenant.");
      }
    }
    return register(caller).writeAll(batch);
  }

  @Override
  public Optional<List<String>> reportOf(Caller caller, IdempotencyKey key, Instant at) {
    return register(caller).reportOf(key, at);
  }

  @Override
  public Page<AccountEvent> history(Caller caller, AccountId id, PageRequest<Version> page) {
    return register(caller).history(id, page);
  }

  @Override
  public Page<Difference> differences(Caller caller, Period period, PageRequest<AccountId> page) {
    return register(caller).differences(period, page);
  }

  @Override
  public Feed changes(Caller caller, FeedQuery query) {
    return register(caller).changes(query);
  }

  private TenantRegister register(Caller caller) {
    if (caller.deadline().remaining().isZero()) {
      throw RepositoryException.unavailable(
          "The deadline had passed before the call",
          new IllegalStateException("late"),
          RepositoryException.Applied.NO,
          Duration.ZERO);
    }
    return register(caller.tenant());
  }

  private TenantRegister register(TenantId tenant) {
    return registers.computeIfAbsent(tenant, name -> new TenantRegister());
  }
}
