package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.application.port.RepositoryException.Cause;
import dev.accounts.sql.migration.Migration;
import dev.accounts.sql.migration.SqlRunner;
import dev.accounts.sql.testing.Cut;
import dev.accounts.sql.testing.Cut.Moment;
import dev.accounts.sql.testing.PostgresProxy;
import dev.accounts.sql.testing.PostgresProxy.Network;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Once there was a connection, only the database knows which migrations were applied. */
class LostMigrationTest {
  /** Messages of the protocol until some of the migrations are applied. */
  private static final int SOME = 80;

  private final TestDatabase database = TestPostgres.newDatabase();
  private final PostgresProxy proxy = new PostgresProxy(database);

  @AfterEach
  void close() {
    proxy.close();
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionThatIsLostLeavesItOpenWhatWasApplied(Moment moment) throws SQLException {
    run("DROP SCHEMA accounts CASCADE");
    proxy.cut(new Cut(SOME, moment, () -> {}));
    RepositoryException lost = failureOf(ownerThrough(proxy));
    assertThat(lost)
        .hasMessage("The connection to the database was lost")
        .hasCauseInstanceOf(SQLException.class);
    assertThat(lost.getCause()).hasMessageContaining("I/O error");
    assertThat(lost.getSuppressed())
        .singleElement()
        .satisfies(later -> assertThat(later).hasMessageContaining("has been closed"));
    assertUnavailable(lost, Applied.UNKNOWN);
    List<String> applied = run("SELECT version::text FROM accounts.schema_migration");
    assertThat(applied).hasSizeBetween(1, Migration.all().size() - 1);
    assertThat(new JdbcSchema(database.asOwner()).migrate())
        .hasSize(Migration.all().size() - applied.size());
  }

  @ParameterizedTest
  @CsvSource({"close, 1", "setAutoCommit, 2"})
  void aConnectionThatCannotBeGivenBackDoesNotSayThatNothingWasApplied(String method, int time)
      throws SQLException {
    run("DROP SCHEMA accounts CASCADE");
    RepositoryException failure = failureOf(failingIn(method, time));
    assertThat(failure).hasRootCauseMessage("not given back");
    assertUnavailable(failure, Applied.UNKNOWN);
    assertThat(run("SELECT version::text FROM accounts.schema_migration"))
        .hasSameSizeAs(Migration.all());
  }

  @Test
  void whatARefusalIsFollowedByDoesNotHideIt() throws SQLException {
    run("DROP SCHEMA accounts CASCADE; CREATE SCHEMA accounts");
    run("CREATE TABLE accounts.idempotency_key (other integer)");
    IllegalStateException refused =
        catchThrowableOfType(
            IllegalStateException.class,
            () -> new JdbcSchema(failingIn("setAutoCommit", 2)).migrate());
    assertThat(refused.getCause()).hasMessageContaining("\"idempotency_key\" already exists");
    assertThat(refused.getSuppressed())
        .singleElement()
        .satisfies(later -> assertThat(later).hasMessage("not given back"));
  }

  @Test
  void withoutAConnectionNothingWasApplied() {
    proxy.network(Network.IS_DOWN);
    RepositoryException failure = failureOf(ownerThrough(proxy));
    assertThat(failure).hasMessage("The database cannot be reached");
    assertUnavailable(failure, Applied.NO);
  }

  private static RepositoryException failureOf(DataSource dataSource) {
    return catchThrowableOfType(
        RepositoryException.class, () -> new JdbcSchema(dataSource).migrate());
  }

  private static void assertUnavailable(RepositoryException failure, Applied applied) {
    assertThat(failure.reason()).isEqualTo(Cause.UNAVAILABLE);
    assertThat(failure.applied()).isEqualTo(applied);
    assertThat(failure.retryAfter()).isPositive();
  }

  private DataSource ownerThrough(PostgresProxy through) {
    return new TestDatabase(
            through.host(),
            through.port(),
            database.name(),
            database.owner(),
            database.applicationUser())
        .asOwner();
  }

  /** A connection that works, and then fails in this method, the first time or later. */
  private DataSource failingIn(String method, int time) {
    return new PGSimpleDataSource() {
      @Override
      public Connection getConnection() throws SQLException {
        Connection connection = database.asOwner().getConnection();
        AtomicInteger calls = new AtomicInteger();
        return (Connection)
            Proxy.newProxyInstance(
                LostMigrationTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxied, called, arguments) -> {
                  Object result = called.invoke(connection, arguments);
                  if (called.getName().equals(method) && calls.incrementAndGet() == time) {
                    throw new SQLException("not given back", "08006");
                  }
                  return result;
                });
      }
    };
  }

  private List<String> run(String statement) throws SQLException {
    try (Connection owner = database.asOwner().getConnection()) {
      return SqlRunner.on(owner).run(statement);
    }
  }
}
