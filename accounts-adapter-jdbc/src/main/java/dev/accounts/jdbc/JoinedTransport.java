package dev.accounts.jdbc;

import dev.accounts.application.port.Deadline;
import dev.accounts.sql.AttemptFailed;
import dev.accounts.sql.SqlCall;
import dev.accounts.sql.Transport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Runs each call on the connection, and so in the transaction, that somebody else has open. */
final class JoinedTransport implements Transport {
  private final Supplier<Connection> connection;

  JoinedTransport(Supplier<Connection> connection) {
    this.connection = connection;
  }

  @Override
  public List<Map<String, String>> run(SqlCall call, Deadline deadline) throws AttemptFailed {
    Handle handle = open();
    try {
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

  private static int seconds(Deadline deadline) {
    return Math.clamp(deadline.remaining().toSeconds(), 1, Integer.MAX_VALUE);
  }
}
