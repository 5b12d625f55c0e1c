package h2adapter;

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
import dev.accounts.domain.chart.Chart;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Difference;
import dev.accounts.domain.past.Period;
import dev.accounts.inmemory.ChartReads;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Accounts in H2. */
public final class H2AccountRepository implements AccountRepository {
  private final Calls calls;

  /** Accounts in the database of this data source, whose schema is there. */
  public H2AccountRepository(DataSource dataSource) {
    this.calls = new Calls(dataSource);
  }

  @Override
  public Account create(Caller caller, Creation creation) {
    return calls.write(caller, session -> new Writes(session, caller.tenant()).create(creation));
  }

  @Override
  public Account change(Caller caller, Operation operation) {
    return calls.write(caller, session -> new Writes(session, caller.tenant()).change(operation));
  }

  @Override
  public List<String> writeAll(Caller caller, Batch batch) {
    return calls.write(caller, session -> new Writes(session, caller.tenant()).all(batch));
  }

  @Override
  public Optional<List<String>> reportOf(Caller caller, IdempotencyKey key, Instant at) {
    return calls.read(
        caller, session -> new Keys(session, caller.tenant()).firstReport(Optional.of(key), at));
  }

  @Override
  public Optional<Account> find(Caller caller, AccountId id, AsOf asOf) {
    return events(caller, events -> events.account(id, asOf));
  }

  @Override
  public Page<Account> list(Caller caller, ListQuery query) {
    return chart(caller, query.asOf()).list(query);
  }

  @Override
  public Page<ChartRow> chart(Caller caller, AsOf asOf, Optional<Position> after, int limit) {
    return chart(caller, asOf).rows(after, limit);
  }

  @Override
  public Page<TreeRow> tree(Caller caller, TreeQuery query) {
    return chart(caller, query.asOf()).tree(query);
  }

  @Override
  public Page<AccountEvent> history(Caller caller, AccountId id, PageRequest<Version> page) {
    return events(
        caller,
        events -> {
          List<AccountEvent> history = new ArrayList<>();
          for (EventRow row : events.history(id, page)) {
            history.add(events.event(row));
          }
          if (history.isEmpty()) {
            throw new Refusal.NotFound(id);
          }
          return Page.ofOneMore(history, page.limit());
        });
  }

  @Override
  public Page<Difference> differences(Caller caller, Period period, PageRequest<AccountId> page) {
    return events(
        caller,
        events -> {
          Chart before = Chart.of(events.accounts(AsOf.at(period.from())));
          Chart after = Chart.of(events.accounts(period.to()));
          return Differences.page(before, after, page);
        });
  }

  @Override
  public Feed changes(Caller caller, FeedQuery query) {
    return calls.read(
        caller, session -> Feeds.of(session, new Events(session, caller.tenant())).page(query));
  }

  private ChartReads chart(Caller caller, AsOf asOf) {
    return new ChartReads(Chart.of(events(caller, events -> events.accounts(asOf))));
  }

  private <T> T events(Caller caller, Reading<T> reading) {
    return calls.read(caller, session -> reading.of(new Events(session, caller.tenant())));
  }

  private interface Reading<T> {
    T of(Events events) throws SQLException;
  }
}
