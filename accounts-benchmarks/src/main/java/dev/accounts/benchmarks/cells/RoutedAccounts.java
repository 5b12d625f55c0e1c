package dev.accounts.benchmarks.cells;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The port over several cells: each call goes to the cell of the caller's tenant. */
record RoutedAccounts(Routes routes, Map<String, AccountRepository> cells)
    implements AccountRepository {

  private AccountRepository cellOf(Caller caller) {
    AccountRepository cell = cells.get(routes.cellOf(caller.tenant()));
    if (cell == null) {
      throw new IllegalStateException("There is no such cell");
    }
    return cell;
  }

  @Override
  public Account create(Caller caller, Creation creation) {
    return cellOf(caller).create(caller, creation);
  }

  @Override
  public Optional<Account> find(Caller caller, AccountId id, AsOf asOf) {
    return cellOf(caller).find(caller, id, asOf);
  }

  @Override
  public Page<Account> list(Caller caller, ListQuery query) {
    return cellOf(caller).list(caller, query);
  }

  @Override
  public Page<ChartRow> chart(Caller caller, AsOf asOf, Optional<Position> after, int limit) {
    return cellOf(caller).chart(caller, asOf, after, limit);
  }

  @Override
  public Page<TreeRow> tree(Caller caller, TreeQuery query) {
    return cellOf(caller).tree(caller, query);
  }

  @Override
  public Account change(Caller caller, Operation operation) {
    return cellOf(caller).change(caller, operation);
  }

  @Override
  public List<String> writeAll(Caller caller, Batch batch) {
    return cellOf(caller).writeAll(caller, batch);
  }

  @Override
  public Optional<List<String>> reportOf(Caller caller, IdempotencyKey key, Instant at) {
    return cellOf(caller).reportOf(caller, key, at);
  }

  @Override
  public Page<AccountEvent> history(Caller caller, AccountId id, PageRequest<Version> page) {
    return cellOf(caller).history(caller, id, page);
  }

  @Override
  public Page<Difference> differences(Caller caller, Period period, PageRequest<AccountId> page) {
    return cellOf(caller).differences(caller, period, page);
  }

  @Override
  public Feed changes(Caller caller, FeedQuery query) {
    return cellOf(caller).changes(caller, query);
  }
}
