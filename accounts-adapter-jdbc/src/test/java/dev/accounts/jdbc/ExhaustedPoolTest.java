package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Time;
import dev.accounts.sql.AttemptFailed;
import dev.accounts.sql.FailureKind;
import dev.accounts.sql.SqlCall;
import dev.accounts.sql.testing.PostgresProxy;
import dev.accounts.sql.testing.PostgresProxy.Network;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits for a connection learns whether the others have them or there is no server. */
@Timeout(600)
class ExhaustedPoolTest {
  private static final SqlCall CALL = new SqlCall("SELECT 'x' AS x", Map.of(), false);
  private static final String NONE_FREE = "No connection to the database was free in time";
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final TestDatabase database = TestPostgres.newDatabase();
  private final PostgresProxy proxy = new PostgresProxy(database);
  private final HikariDataSource pool =
      TestPool.of(database.asApplicationThrough(proxy.host(), proxy.port()), 1);

  @AfterEach
  void close() {
    pool.close();
    proxy.close();
  }

  @Test
  void theDeadlineEndsTheWaitForOneThatIsFree() throws SQLException {
    try (Connection taken = pool.getConnection()) {
      AttemptFailed failure = failureWithin(SHORT, pool);
      assertThat(taken.isValid(0)).isTrue();
      assertThat(failure).hasMessage(NONE_FREE);
      assertThat(failure.kind()).isEqualTo(FailureKind.OUT_OF_TIME);
    }
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void thePoolEndsTheWaitForOneThatIsFree() throws SQLException {
    try (HikariDataSource impatient = impatient();
        Connection taken = impatient.getConnection()) {
      AttemptFailed failure = failureWithin(LONG, impatient);
      assertThat(taken.isValid(0)).isTrue();
      assertThat(failure).hasMessage(NONE_FREE);
      assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
    }
  }

  @Test
  void thePoolSaysThatThereIsNoServer() {
    proxy.network(Network.IS_DOWN);
    try (HikariDataSource impatient = impatient()) {
      AttemptFailed failure = failureWithin(LONG, impatient);
      assertThat(failure).hasMessage("The database cannot be reached");
      assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
    }
  }

  /** The same with a pool that waits for a second only. */
  private HikariDataSource impatient() {
    HikariConfig config = new HikariConfig();
    pool.copyStateTo(config);
    config.setConnectionTimeout(1_000);
    return new HikariDataSource(config);
  }

  private static AttemptFailed failureWithin(Duration patience, HikariDataSource from) {
    PooledTransport transport = new PooledTransport(Jdbi.create(from));
    return catchThrowableOfType(
        AttemptFailed.class, () -> transport.run(CALL, Deadline.in(patience, Time.SYSTEM)));
  }
}
