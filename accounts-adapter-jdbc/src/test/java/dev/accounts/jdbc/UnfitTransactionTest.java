package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Account;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.sql.testing.Write;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An embedding service learns at its first write that the transaction is unfit for writes, whatever
 * it writes, and its pool keeps the connection.
 */
class UnfitTransactionTest {
  private static final TestDatabase DATABASE = TestPostgres.newDatabase();
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String ISOLATION =
      "Accounts are changed in READ COMMITTED transactions only; use that isolation level";

  private final HikariDataSource pool = TestPool.of(DATABASE.asApplication(), 1);
  private Optional<Connection> transaction = Optional.empty();
  private final TestTenant tenant =
      new TestTenant(
          JdbcAccountRepository.joiningOrOver(pool, () -> transaction, CallReport.Listener.NONE));
  private final Account existing = tenant.open("existing");

  @AfterEach
  void close() {
    pool.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
  void anOldSnapshotIsRefusedByName(int isolation) throws SQLException {
    everyWriteIsRefused(
        ISOLATION,
        unfit -> {
          unfit.setAutoCommit(false);
          unfit.setTransactionIsolation(isolation);
        });
  }

  @Test
  void aReadOnlyTransactionIsRefusedByName() throws SQLException {
    everyWriteIsRefused(
        "The transaction is read-only; change accounts in a transaction that may write",
        unfit -> {
          unfit.setReadOnly(true);
          unfit.setAutoCommit(false);
        });
  }

  @Test
  void aPoolWithAnOldSnapshotLearnsItAtItsFirstWrite() {
    PGSimpleDataSource repeatable = (PGSimpleDataSource) DATABASE.asApplication();
    repeatable.setOptions("-c default_transaction_isolation=repeatable\\ read");
    TestTenant writing = new TestTenant(JdbcAccountRepository.over(repeatable));
    assertRefused(ISOLATION, () -> writing.open("first"));
  }

  private void everyWriteIsRefused(String message, Preparation unfit) throws SQLException {
    int connectionBefore = serverProcess();
    for (Write write : Write.values()) {
      Account account = write.prepared(tenant);
      Account parent = write.destination(tenant, account);
      writeIsRefused(message, unfit, () -> write.run(tenant, account, parent, PATIENCE));
    }
    writeIsRefused(message, unfit, () -> tenant.open("child", existing));
    assertThat(serverProcess()).isEqualTo(connectionBefore);
  }

  private void writeIsRefused(String message, Preparation unfit, Runnable write)
      throws SQLException {
    try (Connection connection = pool.getConnection()) {
      unfit.of(connection);
      transaction = Optional.of(connection);
      assertThat(tenant.find(existing.id())).contains(existing);
      assertRefused(message, write);
      connection.rollback();
      assertThat(tenant.find(existing.id())).contains(existing);
    } finally {
      transaction = Optional.empty();
    }
  }

  /** The process of the server behind the pool's only connection. */
  private int serverProcess() throws SQLException {
    try (Connection own = pool.getConnection()) {
      return own.unwrap(PGConnection.class).getBackendPID();
    }
  }

  private interface Preparation {
    void of(Connection connection) throws SQLException;
  }

  private static void assertRefused(String message, Runnable write) {
    RepositoryException failure = catchThrowableOfType(RepositoryException.class, write::run);
    assertThat(failure).hasMessage(message);
    assertThat(failure.reason()).isEqualTo(RepositoryException.Cause.DEFECT);
    assertThat(failure.applied()).isEqualTo(RepositoryException.Applied.NO);
  }
}
