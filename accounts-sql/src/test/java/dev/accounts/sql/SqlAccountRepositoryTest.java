package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.ChartRow;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.Feed;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.Position;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.application.port.TreeRow;
import dev.accounts.domain.Account;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Version;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Difference;
import dev.accounts.domain.past.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which function is called with what, and what becomes of its rows. */
class SqlAccountRepositoryTest {
  private final List<SqlCall> calls = new ArrayList<>();
  private List<Map<String, String>> rows = List.of();
  private final SqlAccountRepository repository =
      new SqlAccountRepository((call, deadline) -> {
        assertThat(deadline).isSameAs(Sample.CALLER.deadline());
        calls.add(call);
        return rows;
      });

  @Test
  void aCreationHasTheAccountAndItsKey() {
    rows = List.of(Map.of("outcome", "done", "account", Sample.json(Sample.BARE)));
    assertThat(repository.create(Sample.CALLER, Creation.of(Sample.BARE))).isEqualTo(Sample.BARE);
    assertThat(called("create_account").writes()).isTrue();
    assertThat(called("create_account").parameters())
        .containsEntry(
            "account", Optional.of(StoredAccountJson.write(Sample.BARE, Sample.ID.value())))
        .containsEntry("key", Optional.empty())
        .containsEntry("requestHash", Optional.empty());

    IdempotencyKey key = new IdempotencyKey("key", "a".repeat(64));
    repository.create(Sample.CALLER, Creation.once(Sample.BARE, key));
    assertThat(called("create_account").parameters())
        .containsEntry("key", Optional.of("key"))
        .containsEntry("requestHash", Optional.of("a".repeat(64)));
  }

  @Test
  void anAccountOfAnotherTenantIsNotCreated() {
    Caller other = Caller.of("other", "caller");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> repository.create(other, Creation.of(Sample.BARE)));
    assertThat(calls).isEmpty();
  }

  @Test
  void aChangeGivesTheAccountAfterIt() {
    rows = List.of(Map.of("outcome", "done", "account", Sample.json(Sample.FULL)));
    assertThat(repository.change(Sample.CALLER, ChangeCallTest.operation(new Deletion())))
        .isEqualTo(Sample.FULL);
    assertThat(called("change_account").writes()).isTrue();
  }

  @Test
  void anAccountIsFoundOrNot() {
    assertThat(repository.find(Sample.CALLER, Sample.ID)).isEmpty();
    rows = List.of(Sample.row(Sample.FULL));
    assertThat(repository.find(Sample.CALLER, Sample.ID)).contains(Sample.FULL);
    assertThat(called("find_account").writes()).isFalse();
    assertThat(called("find_account").parameters())
        .isEqualTo(
            Map.of(
                "tenant",
                Optional.of("tenant"),
                "id",
                Optional.of(Sample.ID.toString()),
                "asOf",
                Optional.empty()));
  }

  @Test
  void aListIsAskedForWithOneMore() {
    rows = List.of(Sample.row(Sample.FULL), Sample.row(Sample.BARE));
    Page<Account> page =
        repository.list(Sample.CALLER, ListQuery.of(AccountFilter.ALL).limitedTo(1));
    assertThat(page).isEqualTo(new Page<>(List.of(Sample.FULL), true));
    assertThat(called("list_accounts").parameters()).containsEntry("limit", Optional.of("2"));
  }

  @Test
  void aChartIsAskedForWithOneMore() {
    rows =
        List.of(
            Map.of("account", Sample.json(Sample.FULL), "parent", "1"), Sample.row(Sample.BARE));
    Position after = new Position(List.of("0210", "größe"), Sample.ID);
    assertThat(repository.chart(Sample.CALLER, AsOf.at(Sample.AT), Optional.of(after), 1))
        .isEqualTo(new Page<>(List.of(new ChartRow(Sample.FULL, Optional.of("1"))), true));
    assertThat(called("chart_rows").writes()).isFalse();
    assertThat(called("chart_rows").parameters())
        .isEqualTo(
            Map.of(
                "tenant", Optional.of("tenant"),
                "after", Optional.of(ListCall.json(after)),
                "limit", Optional.of("2"),
                "asOf", Optional.of("2026-01-02T03:04:05.123456Z")));
    assertThat(repository.chart(Sample.CALLER, AsOf.NOW, Optional.empty(), 2).items())
        .containsExactly(
            new ChartRow(Sample.FULL, Optional.of("1")),
            new ChartRow(Sample.BARE, Optional.empty()));
    assertThat(called("chart_rows").parameters())
        .containsEntry("after", Optional.empty())
        .containsEntry("asOf", Optional.empty());
  }

  @Test
  void aTreeIsAskedForWithOneMore() {
    rows = List.of(Map.of("account", StoredAccountJsonTest.treeRow(Sample.FULL, 3)));
    assertThat(repository.tree(Sample.CALLER, TreeQuery.of(Sample.ID, 4)))
        .isEqualTo(new Page<>(List.of(TreeRow.of(Sample.FULL, 3)), false));
    assertThat(called("account_tree").parameters())
        .containsEntry("tenant", Optional.of("tenant"))
        .containsEntry("root", Optional.of(Sample.ID.toString()))
        .containsEntry("depth", Optional.of("4"))
        .containsEntry("limit", Optional.of("501"));
    rows =
        Collections.nCopies(501, Map.of("account", StoredAccountJsonTest.treeRow(Sample.BARE, 0)));
    Page<TreeRow> page = repository.tree(Sample.CALLER, TreeQuery.ofRoots(1));
    assertThat(page.items()).hasSize(500);
    assertThat(page.hasMore()).isTrue();
    assertThat(called("account_tree").parameters()).containsEntry("root", Optional.empty());
  }

  @Test
  void aHistoryIsAskedForWithOneMore() {
    rows = List.of(Map.of("type", "CREATED", "account", Sample.json(Sample.BARE)));
    Page<AccountEvent> page =
        repository.history(Sample.CALLER, Sample.ID, PageRequest.after(new Version(2), 10));
    assertThat(page.items())
        .containsExactly(
            new AccountEvent(AccountEvent.Type.CREATED, Optional.empty(), Sample.BARE));
    assertThat(called("account_history").parameters())
        .containsEntry("tenant", Optional.of("tenant"))
        .containsEntry("id", Optional.of(Sample.ID.toString()))
        .containsEntry("before", Optional.of("2"))
        .containsEntry("limit", Optional.of("11"));
  }

  @Test
  void anAccountWithoutAHistoryIsNotThere() {
    assertThatExceptionOfType(Refusal.NotFound.class)
        .isThrownBy(() -> repository.history(Sample.CALLER, Sample.ID, PageRequest.first(10)))
        .withMessageContaining(Sample.ID.toString());
  }

  @Test
  void differencesAreAskedForWithOneMore() {
    rows =
        List.of(
            Map.of("after", Sample.json(Sample.FULL)), Map.of("after", Sample.json(Sample.BARE)));
    Period period = new Period(Sample.AT, AsOf.NOW);
    assertThat(repository.differences(Sample.CALLER, period, PageRequest.after(Sample.PARENT, 1)))
        .isEqualTo(
            new Page<>(List.of(new Difference(Optional.empty(), Optional.of(Sample.FULL))), true));
    assertThat(called("account_differences").parameters())
        .isEqualTo(
            DifferenceCall.of(Sample.CALLER, period, Optional.of(Sample.PARENT), 2).parameters());
  }

  @Test
  void aBatchGivesItsReport() {
    rows = List.of(Map.of("outcome", "done", "line", "created"));
    Batch batch =
        new Batch(
            Sample.OPERATION,
            Optional.empty(),
            List.of(Creation.of(Sample.BARE)),
            Map.of(),
            List.of(),
            List.of("created"),
            Sample.CREATED);
    assertThat(repository.writeAll(Sample.CALLER, batch)).containsExactly("created");
    assertThat(called("write_all")).isEqualTo(BatchCall.of(Sample.CALLER, batch));
  }

  @Test
  void theReportOfAKeyIsThereOrNot() {
    IdempotencyKey key = new IdempotencyKey("key", "a".repeat(64));
    assertThat(repository.reportOf(Sample.CALLER, key, Sample.AT)).isEmpty();
    rows = List.of(Map.of("outcome", "done", "line", "created"));
    assertThat(repository.reportOf(Sample.CALLER, key, Sample.AT)).contains(List.of("created"));
    assertThat(called("batch_report")).isEqualTo(BatchCall.reportOf(Sample.CALLER, key, Sample.AT));
  }

  @Test
  void changesAreAskedForWithOneMore() {
    Feed.Position start = FeedCallTest.position(4, 9);
    rows = List.of(FeedCallTest.row(start));
    FeedQuery query = FeedQuery.after(start).limitedTo(10);
    assertThat(repository.changes(Sample.CALLER, query))
        .isEqualTo(new Feed(List.of(), start, false));
    assertThat(called("changes")).isEqualTo(FeedCall.of(Sample.CALLER, query, 11));
  }

  /** The last call, which is of this function. */
  private SqlCall called(String function) {
    SqlCall last = calls.getLast();
    assertThat(last.statement()).contains("accounts." + function + "(");
    return last;
  }
}
