package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Account;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One repository for calls inside and outside the transactions of an embedding service. Its pool
 * has one connection, so a call that took another one, or kept its own, would wait in vain.
 */
class JoiningOrOverTest {
  private final HikariDataSource pool = TestPool.of(TestPostgres.newDatabase().asApplication(), 1);
  private final List<CallReport> reports = new ArrayList<>();
  private Supplier<Optional<Connection>> transaction = Optional::empty;
  private final TestTenant tenant =
      new TestTenant(
          JdbcAccountRepository.joiningOrOver(pool, () -> transaction.get(), reports::add));

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void eachCallOutsideTransactionsIsCommittedAndGivesItsConnectionBack() {
    for (int i = 0; i < 20; i++) {
      Account account = tenant.open("account " + i);
      assertThat(tenant.find(account.id())).contains(account);
    }
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
  }

  @Test
  void callsInATransactionShareItsFate() throws SQLException {
    Account lost = inTransaction(Connection::rollback);
    Account kept = inTransaction(Connection::commit);
    assertThat(tenant.find(lost.id())).isEmpty();
    assertThat(tenant.find(kept.id())).contains(kept);
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
  }

  @Test
  void aWriteInATransactionOfAnotherDataSourceIsRefusedBecauseItWouldSurviveARollback()
      throws SQLException {
    Account existing = tenant.open("existing");
    try (Connection connection = pool.getConnection()) {
      transaction = () -> Optional.of(connection);
      assertThat(tenant.find(existing.id())).contains(existing);
      assertThatExceptionOfType(RepositoryException.class)
          .isThrownBy(() -> tenant.rename(existing, "renamed"))
          .withMessageContaining("would survive a rollback")
          .returns(RepositoryException.Cause.DEFECT, RepositoryException::reason)
          .returns(RepositoryException.Applied.NO, RepositoryException::applied);
      assertThat(tenant.find(existing.id())).contains(existing);
    }
  }

  @Test
  void aTransactionWhoseConnectionCannotBeHadFailsTheCallInsteadOfLeavingTheTransaction() {
    transaction =
        () -> {
          throw new IllegalStateException("the pool of the embedding service is exhausted");
        };
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> tenant.open("account"))
        .withMessage("The database cannot be reached")
        .returns(RepositoryException.Cause.UNAVAILABLE, RepositoryException::reason)
        .returns(RepositoryException.Applied.NO, RepositoryException::applied);
  }

  @Test
  void theListenerGetsAReportOfEachCallWhereverItRuns() throws SQLException {
    tenant.open("outside");
    assertThat(reports).hasSize(1);
    inTransaction(Connection::commit);
    assertThat(reports).hasSize(3).extracting(CallReport::attempts).containsOnly(1);
  }

  /** Opens an account, and finds it, in a transaction that ends so. */
  private Account inTransaction(End end) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      transaction = () -> Optional.of(connection);
      Account account = tenant.open("account");
      assertThat(tenant.find(account.id())).contains(account);
      end.of(connection);
      return account;
    } finally {
      transaction = Optional::empty;
    }
  }

  private interface End {
    void of(Connection connection) throws SQLException;
  }
}
