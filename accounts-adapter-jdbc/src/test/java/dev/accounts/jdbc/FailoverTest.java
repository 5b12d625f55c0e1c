package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.application.port.RepositoryException.Cause;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.sql.testing.ReadOnlySwitch;
import dev.accounts.sql.testing.SwitchUnderLoad;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * After a failover the connections of a pool lead to a server that still reads and no longer
 * writes, while new ones lead to the writer.
 */
class FailoverTest {
  /** More connections than there are attempts after other failures. */
  private static final int SIZE = 14;

  private final TestDatabase database = TestPostgres.newDatabase();
  private final HikariDataSource pool = TestPool.of(database.asApplication(), SIZE);
  private final TestTenant tenant =
      new TestTenant(JdbcAccountRepository.over(pool), new ManualTime());

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void aWriteLeavesTheConnectionsThatTakeNoneAndGoesThroughWithinTwoSeconds() throws SQLException {
    allOfThePoolReadOnly();
    Account account = openWithinTwoSeconds("after the failover");
    assertThat(tenant.find(account.id())).contains(account);
    for (int more = 1; more < SIZE; more++) {
      tenant.open("one more");
    }
    assertThat(readOnlyOnes()).isZero();
  }

  @Test
  void whileNoServerTakesWritesTheCallerIsAskedToRetry() {
    Account before = tenant.open("before");
    ReadOnlySwitch readOnly = new ReadOnlySwitch(database);
    readOnly.on();
    pool.getHikariPoolMXBean().softEvictConnections();
    RepositoryException failure =
        catchThrowableOfType(RepositoryException.class, () -> openWithinTwoSeconds("meanwhile"));
    assertThat(failure).hasMessage("The database, or the transaction, takes no writes now");
    assertThat(failure.reason()).isEqualTo(Cause.UNAVAILABLE);
    assertThat(failure.applied()).isEqualTo(Applied.NO);
    assertThat(failure.retryAfter()).isPositive();
    assertThat(tenant.find(before.id())).contains(before);
    readOnly.off();
    tenant.open("after");
  }

  @Test
  @Timeout(600)
  void writesOfManyAreRefusedWhileItLastsAndGoOnAfterwards() throws InterruptedException {
    SwitchUnderLoad.check(database, JdbcAccountRepository.over(pool), () -> {});
  }

  /** The pauses between attempts together are shorter. */
  private Account openWithinTwoSeconds(String name) {
    return tenant
        .accounts()
        .open(
            tenant.caller().waiting(Duration.ofSeconds(2)),
            NewAccount.domestic("EUR", Details.named(name)));
  }

  private void allOfThePoolReadOnly() throws SQLException {
    TestPool.onEach(
        pool,
        connection -> run(connection, "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"));
  }

  private int readOnlyOnes() throws SQLException {
    AtomicInteger found = new AtomicInteger();
    TestPool.onEach(
        pool,
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("SHOW transaction_read_only")) {
            row.next();
            found.addAndGet(row.getString(1).equals("on") ? 1 : 0);
          }
        });
    return found.get();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
