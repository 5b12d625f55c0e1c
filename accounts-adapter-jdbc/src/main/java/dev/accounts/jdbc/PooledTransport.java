package dev.accounts.jdbc;

import dev.accounts.application.port.Deadline;
import dev.accounts.sql.AttemptFailed;
import dev.accounts.sql.FailureKind;
import dev.accounts.sql.SqlCall;
import dev.accounts.sql.SqlStates;
import dev.accounts.sql.Transport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.CloseException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Runs each call on a connection of its own. */
final class PooledTransport implements Transport {
  private final Jdbi jdbi;

  PooledTransport(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Map<String, String>> run(SqlCall call, Deadline deadline) throws AttemptFailed {
    try (Handle handle = jdbi.open()) {
      Connection connection = handle.getConnection();
      refuseManualCommit(connection);
      int before = connection.getNetworkTimeout();
      try {
        connection.setNetworkTimeout(Runnable::run, Statements.millis(deadline) + 500);
        return Statements.run(handle, call, deadline);
      } catch (SQLException failure) {
        if (SqlStates.READ_ONLY.equals(failure.getSQLState())) {
          leave(connection, failure);
        }
        throw failure;
      } finally {
        if (!connection.isClosed()) {
          connection.setNetworkTimeout(Runnable::run, before);
        }
      }
    } catch (CloseException e) {
      throw new AttemptFailed(
          FailureKind.IN_DOUBT, "The connection to the database could not be given back", e);
    } catch (ConnectionException e) {
      throw SqlFailures.notConnected(e);
    } catch (SQLException e) {
      throw SqlFailures.failed(e);
    }
  }

  /**
   * After a failover the server at the other end may read and never write again, and the next
   * caller is not to meet it. A pool learns that a connection is dead from a call that fails.
   */
  private static void leave(Connection connection, SQLException reason) {
    try {
      connection.abort(Runnable::run);
      connection.getAutoCommit();
    } catch (SQLException dead) {
      reason.addSuppressed(dead);
    }
  }

  private static void refuseManualCommit(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      throw new IllegalStateException(
          "The data source gives connections without auto-commit, so a change would be lost; "
              + "turn auto-commit on, or use JdbcAccountRepository.joining.");
    }
  }
}
