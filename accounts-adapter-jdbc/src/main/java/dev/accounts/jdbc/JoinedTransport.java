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
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs each call on the connection, and so in the transaction, that the embedding service has open.
 */
final class JoinedTransport implements Transport {
  private final Jdbi jdbi;
  private final Supplier<Optional<Duration>> timeLeft;

  JoinedTransport(Supplier<Connection> connection, Supplier<Optional<Duration>> timeLeft) {
    ConnectionFactory current = connection::get;
    this.jdbi = Jdbi.create(current);
    this.timeLeft = timeLeft;
  }

  @Override
  public List<Map<String, String>> run(SqlCall call, Deadline deadline) throws AttemptFailed {
    Handle handle = open();
    try {
      refuseAutoCommit(call, handle.getConnection());
      int seconds = seconds(deadline);
      return Statements.run(handle, call, statement -> statement.setQueryTimeout(seconds));
    } catch (SQLException e) {
      throw SqlFailures.failed(handle.getConnection(), e);
    }
  }

  /** The handle is never closed: closing it would close the connection, which is not ours. */
  @SuppressWarnings("MustBeClosedChecker")
  private Handle open() throws AttemptFailed {
    try {
      return jdbi.open();
    } catch (RuntimeException failure) {
      throw SqlFailures.notConnected(failure);
    }
  }

  private static void refuseAutoCommit(SqlCall call, Connection connection)
      throws SQLException, AttemptFailed {
    if (call.writes() && connection.getAutoCommit()) {
      throw new AttemptFailed(
          FailureKind.REFUSED,
          "The connection is in auto-commit mode, so a change would survive a rollback; "
              + "begin the transaction on the data source of the accounts, "
              + "or change accounts outside transactions.",
          new IllegalStateException("auto-commit"));
    }
  }

  /** Until the caller waits no longer, or the transaction has to be over. */
  private int seconds(Deadline deadline) throws AttemptFailed {
    Duration wait = deadline.remainingOnMachine();
    Duration left = timeLeft.get().orElse(wait);
    if (!left.isPositive()) {
      throw new AttemptFailed(
          FailureKind.OUT_OF_TIME,
          "The transaction has run out of time",
          new IllegalStateException("late"));
    }
    return Math.clamp((left.compareTo(wait) < 0 ? left : wait).toSeconds(), 1, Integer.MAX_VALUE);
  }
}
