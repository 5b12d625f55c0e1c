package dev.accounts.jdbc;

import dev.accounts.application.port.Deadline;
import dev.accounts.sql.AttemptFailed;
import dev.accounts.sql.FailureKind;
import dev.accounts.sql.SqlCall;
import dev.accounts.sql.Transport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs each call on the connection, and so in the transaction, that the embedding service has open.
 */
final class JoinedTransport implements Transport {
  private final Supplier<Connection> connection;

  JoinedTransport(Supplier<Connection> connection) {
    this.connection = connection;
  }

  @Override
  public List<Map<String, String>> run(SqlCall call, Deadline deadline) throws AttemptFailed {
    Handle handle = open();
    try {
      refuseAutoCommit(call, handle.getConnection());
      return Statements.run(handle, call, seconds(deadline));
    } catch (SQLException e) {
      throw SqlFailures.failed(handle.getConnection(), e);
    }
  }

  /** The handle is never closed: closing it would close the connection, which is not ours. */
  @SuppressWarnings("MustBeClosedChecker")
  private Handle open() throws AttemptFailed {
    try {
      return Jdbi.create(connection.get()).open();
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

  private static int seconds(Deadline deadline) {
    return Math.clamp(deadline.remaining().toSeconds(), 1, Integer.MAX_VALUE);
  }
}
