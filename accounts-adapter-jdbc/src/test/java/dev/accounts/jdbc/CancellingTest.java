package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.util.PSQLState;

/** A statement is cancelled, whatever a service has put around its driver. */
@Timeout(600)
class CancellingTest {
  private static final String SLOW = "SELECT pg_sleep(3600)";
  private static final String RUNNING =
      """
      SELECT EXISTS (
        SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND query = '%s' AND state = 'active')
      """
          .formatted(SLOW);

  private final TestDatabase database = TestPostgres.newDatabase();

  @Test
  void ofTheDriverItself() throws SQLException {
    assertCancelled(statement -> statement);
  }

  @Test
  void ofAWrapperThatDoesNotSayWhatItWraps() throws SQLException {
    assertCancelled(CancellingTest::wrapped);
  }

  private void assertCancelled(UnaryOperator<PreparedStatement> wrapper) throws SQLException {
    try (Connection connection = database.asOwner().getConnection();
        PreparedStatement statement = connection.prepareStatement(SLOW)) {
      Cancelling cancelling = new Cancelling();
      cancelling.prepare(wrapper.apply(statement));
      CompletableFuture<Void> call = CompletableFuture.runAsync(() -> execute(statement));
      waitUntilItRuns();
      cancelling.run();
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(call::join)
          .havingRootCause()
          .isInstanceOfSatisfying(
              SQLException.class,
              failure ->
                  assertThat(failure.getSQLState()).isEqualTo(PSQLState.QUERY_CANCELED.getState()));
    }
  }

  private static void execute(PreparedStatement statement) {
    try {
      statement.execute();
    } catch (SQLException failure) {
      throw new CompletionException(failure);
    }
  }

  private void waitUntilItRuns() throws SQLException {
    try (Connection other = database.asOwner().getConnection();
        PreparedStatement check = other.prepareStatement(RUNNING)) {
      boolean runs;
      do {
        try (ResultSet rows = check.executeQuery()) {
          rows.next();
          runs = rows.getBoolean(1);
        }
      } while (!runs);
    }
  }

  private static PreparedStatement wrapped(PreparedStatement statement) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            CancellingTest.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("unwrap")) {
                throw new SQLException("This is no wrapper");
              }
              return method.invoke(statement, arguments);
            });
  }
}
