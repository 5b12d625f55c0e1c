package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Refusal;
import dev.accounts.sql.testing.Operator;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.AtOnce;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writers that are under way while an operator freezes or erases their tenant. */
@Timeout(600)
class FreezeRaceTest {
  private static final int WRITERS = 8;

  /** The common pool may have one thread. */
  private static final Executor ASIDE = Thread::startVirtualThread;

  private final TestDatabase database = TestPostgres.newDatabase();
  private final Operator operator = new Operator(database);
  private final TestTenant tenant =
      new TestTenant(JdbcAccountRepository.over(TestPool.of(database.asApplication(), WRITERS)));
  private final String name = tenant.caller().tenant().value();

  @Test
  void nothingIsCommittedAfterAFreezeHasReturned() {
    CountDownLatch busy = new CountDownLatch(WRITERS);
    Account shared = tenant.open("shared");
    List<AtOnce.Ending<String>> endings =
        AtOnce.run(
            WRITERS + 1,
            nth ->
                nth == WRITERS
                    ? () -> {
                      busy.await();
                      operator.freeze(name);
                      return written();
                    }
                    : () -> {
                      write(nth, shared, busy);
                      return "";
                    });
    assertThat(endings.subList(0, WRITERS))
        .allSatisfy(
            writer -> assertThat(writer.failure()).get().isInstanceOf(Refusal.TenantFrozen.class));
    assertThat(endings.getLast().result()).contains(written());
  }

  /** Roots, children, changes, moves, and a row that all of them change, until it is refused. */
  private void write(int nth, Account shared, CountDownLatch busy) {
    Account root = tenant.open("root of " + nth);
    for (int i = 0; ; i++) {
      Account child = tenant.open(Details.named("child " + i).numbered(nth + "-" + i));
      tenant.move(child, i % 2 == 0 ? root : shared);
      tenant.rename(tenant.stored(child), "renamed " + i);
      if (i == 1) {
        busy.countDown();
      }
    }
  }

  private String written() {
    return operator
        .sql("SELECT count(*) || ' ' || max(place) FROM accounts.account_event")
        .getFirst();
  }

  @Test
  void aFreezeWaitsForATransactionThatHasWritten() throws Exception {
    try (Connection connection = database.asApplication().getConnection()) {
      connection.setAutoCommit(false);
      TestTenant embedding = new TestTenant(JdbcAccountRepository.joining(() -> connection));
      String joined = embedding.caller().tenant().value();
      Account account = embedding.open("uncommitted");
      CompletableFuture<Void> freeze = CompletableFuture.runAsync(() -> operator.freeze(joined));
      awaitWaiting("freeze_tenant");
      assertThat(embedding.rename(account, "the transaction goes on").version().value())
          .isEqualTo(2);
      assertThat(freeze).isNotDone();
      connection.commit();
      freeze.get(10, TimeUnit.MINUTES);
      assertThat(operator.sql("SELECT count(*) FROM accounts.account_event")).containsExactly("2");
    }
  }

  @Test
  void anErasureThatIsKilledInAStepIsFinishedByTheNext() throws SQLException {
    Account first = tenant.open("first");
    for (int i = 0; i < 9; i++) {
      tenant.open("account " + i, first);
    }
    operator.erase(name, 15);
    List<String> afterOneStep = left();
    try (Connection other = database.asOwner().getConnection()) {
      other.setAutoCommit(false);
      other
          .createStatement()
          .execute(
              "SELECT FROM accounts.account WHERE id = (SELECT id FROM accounts.account"
                  + " ORDER BY id DESC LIMIT 1) FOR UPDATE");
      CompletableFuture<Boolean> step =
          CompletableFuture.supplyAsync(() -> operator.erase(name, 100));
      String pid = awaitWaiting("erase_tenant");
      operator.sql("SELECT pg_terminate_backend(%s)".formatted(pid));
      assertThat(step).failsWithin(10, TimeUnit.MINUTES);
    }
    assertThat(left()).isEqualTo(afterOneStep).containsExactly("0 and 5");
    assertThat(operator.erase(name, 100)).isTrue();
    assertThat(left()).containsExactly("0 and 0");
    assertThat(operator.sql("SELECT accounts || ' ' || events FROM accounts.erasure"))
        .containsExactly("10 10");
  }

  @Test
  void anUnfreezeThatComesDuringTheFirstStepOfAnErasureIsTooLate() throws Exception {
    for (int i = 0; i < 10; i++) {
      tenant.open("account " + i);
    }
    operator.freeze(name);
    try (Connection other = database.asOwner().getConnection()) {
      other.setAutoCommit(false);
      other
          .createStatement()
          .execute("SELECT FROM accounts.account_event ORDER BY account_id LIMIT 1 FOR UPDATE");
      CompletableFuture<Boolean> step =
          CompletableFuture.supplyAsync(() -> operator.erase(name, 5), ASIDE);
      awaitWaiting("erase_tenant");
      CompletableFuture<List<String>> unfrozen =
          CompletableFuture.supplyAsync(
              () -> operator.sql("SELECT accounts.unfreeze_tenant('" + name + "')"), ASIDE);
      awaitWaiting("unfreeze_tenant");
      other.rollback();
      assertThat(step.get(10, TimeUnit.MINUTES)).isFalse();
      assertThat(unfrozen.get(10, TimeUnit.MINUTES)).containsExactly("f");
    }
    assertThatExceptionOfType(Refusal.TenantFrozen.class).isThrownBy(() -> tenant.open("no"));
    assertThat(operator.erase(name, 100)).isTrue();
    assertThat(operator.sql("SELECT events FROM accounts.erasure")).containsExactly("10");
  }

  /** Events and accounts. */
  private List<String> left() {
    return operator.sql(
        """
        SELECT (SELECT count(*) FROM accounts.account_event) || ' and '
          || (SELECT count(*) FROM accounts.account)
        """);
  }

  /** The process that runs this function and waits for a lock. */
  private String awaitWaiting(String function) {
    while (true) {
      List<String> waiting =
          operator.sql(
              """
              SELECT pid FROM pg_stat_activity
              WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%%%s%%'
              """
                  .formatted(function));
      if (!waiting.isEmpty()) {
        return waiting.getFirst();
      }
      if (Thread.interrupted()) {
        throw new AssertionError("no call of " + function + " waits");
      }
    }
  }
}
