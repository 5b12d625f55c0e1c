package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.Deadline;
import dev.accounts.sql.AttemptFailed;
import dev.accounts.sql.SqlCall;
import dev.accounts.sql.Transport;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.UnhurriedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A database waits as long as its caller does, on the machine's clock, which is the only one it
 * has.
 */
class UnhurriedCallerTest {
  /** Longer than the deadline leaves on the machine's clock, if that were the caller's. */
  private static final SqlCall SLOW =
      new SqlCall("SELECT CAST(pg_sleep(1.2) AS text) AS slept", Map.of(), false);

  private final HikariDataSource pool = TestPool.of(TestPostgres.newDatabase().asApplication(), 1);

  @AfterEach
  void close() {
    pool.close();
  }

  private static void runs(Transport transport) throws AttemptFailed {
    Deadline deadline = Deadline.in(Duration.ofMillis(1_500), UnhurriedTime.OF_TESTS);
    assertThat(transport.run(SLOW, deadline)).hasSize(1);
  }

  @Test
  void inACallOfItsOwn() throws AttemptFailed {
    runs(new PooledTransport(Jdbi.create(pool)));
  }

  @Test
  void inATransactionOfTheCaller() throws AttemptFailed, SQLException {
    try (Connection connection = pool.getConnection()) {
      runs(new JoinedTransport(() -> connection, Optional::empty));
    }
  }
}
