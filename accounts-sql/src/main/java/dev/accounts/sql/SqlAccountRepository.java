package dev.accounts.sql;

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
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Version;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Difference;
import dev.accounts.domain.past.Period;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The port, each call of which is one call of a function of the schema. */
public final class SqlAccountRepository implements AccountRepository {
  private final SqlDatabase database;

  /** A repository whose statements this database runs. */
  public SqlAccountRepository(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public Account create(Caller caller, Creation creation) {
    Account account = creation.account();
    if (!account.tenantId().equals(caller.tenant())) {
      throw new IllegalArgumentException("The account belongs to another tenant.");
    }
    SqlCall call =
        SqlCall.write(
                """
                SELECT outcome, CAST(account AS text) AS account FROM accounts.create_account(
                  CAST(:account AS jsonb), CAST(:key AS text), CAST(:requestHash AS text))
                """)
            .with("account", StoredAccountJson.write(account, account.id().value()))
            .with("key", creation.idempotencyKey().map(IdempotencyKey::key))
            .with("requestHash", creation.idempotencyKey().map(IdempotencyKey::requestHash));
    return WriteResult.of(database.run(call, caller.deadline())).created();
  }

  @Override
  public Account change(Caller caller, Operation operation) {
    SqlCall call = ChangeCall.of(caller, operation);
    return WriteResult.of(database.run(call, caller.deadline())).changed(operation);
  }

  @Override
  public Optional<Account> find(Caller caller, AccountId id, AsOf asOf) {
    SqlCall call =
        SqlCall.read(
                """
                SELECT CAST(account AS text) AS account FROM accounts.find_account(
                  CAST(:tenant AS text), CAST(:id AS uuid), CAST(:asOf AS timestamptz))
                """)
            .with("tenant", caller.tenant())
            .with("id", id)
            .with("asOf", asOf.at());
    List<Map<String, String>> rows = database.run(call, caller.deadline());
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(StoredAccountJson.read(account(rows.getFirst())));
  }

  @Override
  public Page<Account> list(Caller caller, ListQuery query) {
    return Pages.read(
        query.limit(),
        limit -> {
          SqlCall call = ListCall.of(caller, query, limit + 1);
          return Pages.ofAccounts(database.run(call, caller.deadline()), limit);
        });
  }

  @Override
  public Page<ChartRow> chart(Caller caller, AsOf asOf, Optional<Position> after, int limit) {
    return Pages.read(
        limit,
        size -> {
          SqlCall call =
              SqlCall.read(
                      """
                      SELECT CAST(account AS text) AS account, parent FROM accounts.chart_rows(
                        CAST(:tenant AS text), CAST(:after AS jsonb), CAST(:limit AS integer),
                        CAST(:asOf AS timestamptz))
                      """)
                  .with("tenant", caller.tenant())
                  .with("after", after.map(ListCall::json))
                  .with("limit", size + 1)
                  .with("asOf", asOf.at());
          return Pages.ofChart(database.run(call, caller.deadline()), size);
        });
  }

  @Override
  public Page<TreeRow> tree(Caller caller, TreeQuery query) {
    SqlCall call =
        SqlCall.read(
                """
                SELECT CAST(account AS text) AS account FROM accounts.account_tree(
                  CAST(:tenant AS text), CAST(:root AS uuid), CAST(:depth AS integer),
                  CAST(:limit AS integer), CAST(:asOf AS timestamptz))
                """)
            .with("tenant", caller.tenant())
            .with("root", query.root())
            .with("depth", query.depth())
            .with("limit", TreeQuery.MAX_NODES + 1)
            .with("asOf", query.asOf().at());
    return Pages.ofTree(database.run(call, caller.deadline()), query.root(), TreeQuery.MAX_NODES);
  }

  @Override
  public Page<AccountEvent> history(Caller caller, AccountId id, PageRequest<Version> page) {
    return Pages.read(
        page.limit(),
        limit -> {
          SqlCall call = historyCall(caller, id, page, limit + 1);
          List<Map<String, String>> rows = database.run(call, caller.deadline());
          if (rows.isEmpty()) {
            throw new Refusal.NotFound(id);
          }
          return Pages.ofEvents(rows, limit);
        });
  }

  @Override
  public Page<Difference> differences(Caller caller, Period period, PageRequest<AccountId> page) {
    return Pages.read(
        page.limit(),
        limit -> {
          SqlCall call = DifferenceCall.of(caller, period, page.after(), limit + 1);
          return DifferenceCall.page(database.run(call, caller.deadline()), limit);
        });
  }

  @Override
  public List<String> writeAll(Caller caller, Batch batch) {
    SqlCall call = BatchCall.of(caller, batch);
    return BatchCall.report(database.run(call, caller.deadline()), batch);
  }

  @Override
  public Optional<List<String>> reportOf(Caller caller, IdempotencyKey key, Instant at) {
    SqlCall call = BatchCall.reportOf(caller, key, at);
    List<Map<String, String>> rows = database.run(call, caller.deadline());
    return BatchCall.reportOf(rows);
  }

  @Override
  public Feed changes(Caller caller, FeedQuery query) {
    return Pages.fitting(
        query.limit(),
        limit -> {
          SqlCall call = FeedCall.of(caller, query, limit + 1);
          return FeedCall.read(database.run(call, caller.deadline()), query, limit);
        });
  }

  private static SqlCall historyCall(
      Caller caller, AccountId id, PageRequest<Version> page, int limit) {
    return SqlCall.read(
            """
            SELECT type, CAST(account AS text) AS account FROM accounts.account_history(
              CAST(:tenant AS text), CAST(:id AS uuid), CAST(:before AS bigint),
              CAST(:limit AS integer))
            """)
        .with("tenant", caller.tenant())
        .with("id", id)
        .with("before", page.after())
        .with("limit", limit);
  }

  private static String account(Map<String, String> row) {
    return row.getOrDefault("account", "{}");
  }
}
