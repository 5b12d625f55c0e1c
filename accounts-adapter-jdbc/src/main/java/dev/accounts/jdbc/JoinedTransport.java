package dev.accounts.jdbc;

import dev.accounts.application.port.Deadline;
import dev.accounts.sql.AttemptFailed;
import dev.accounts.sql.FailureKind;
import dev.accounts.sql.SqlCall;
import dev.accounts.sql.Transport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs each call on the connection, and so in the transaction, that the embedding service has open.
 */
final class JoinedTransport implements Transport {
  private final Supplier<Connection> current;
  private final Supplier<Optional<Duration>> timeLeft;

  JoinedTransport(Supplier<Connection> current, Supplier<Optional<Duration>> timeLeft) {
    this.current = current;
    this.timeLeft = timeLeft;
  }

  @Override
  public List<Map<String, String>> run(SqlCall call, Deadline deadline) throws AttemptFailed {
    Connection connection = connection(call);
    int seconds = seconds(deadline);
    try {
      return Statements.run(connection, call, statement -> statement.setQueryTimeout(seconds));
    } catch (SQLException e) {
      throw SqlFailures.failed(connection, e);
    }
  }

  private Connection connection(SqlCall call) throws AttemptFailed {
    Connection connection;
    boolean isAutoCommit;
    try {
      connection = current.get();
      isAutoCommit = connection.getAutoCommit();
    } catch (SQLException | RuntimeException failure) {
      throw SqlFailures.notConnected(failure);
    }
    if (call.writes() && isAutoCommit) {
      throw autoCommit();
    }
    return connection;
  }

  private static AttemptFailed autoCommit() {
    return new AttemptFailed(
        FailureKind.REFUSED,
        "The connection is in auto-commit mode, so a change would survive a rollback; "
            + "begin the transaction on the data source of the accounts, "
            + "or change accounts outside transactions.",
        new IllegalStateException("auto-commit"));
  }

  /** Until the caller waits no longer, or the transaction has to be over. */
  private int seconds(Deadline deadline) throws AttemptFailed {
    Duration wait = deadline.remaining();
    Duration left = timeLeft.get().orElse(wait);
    if (!left.isPositive()) {
      throw new AttemptFailed(
          FailureKind.UNREACHABLE,
          "The transaction has run out of time",
          new IllegalStateException("late"));
    }
    return Math.clamp((left.compareTo(wait) < 0 ? left : wait).toSeconds(), 1, Integer.MAX_VALUE);
  }
}
