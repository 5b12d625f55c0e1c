package dev.accounts.jdbc;

import dev.accounts.sql.AttemptFailed;
import dev.accounts.sql.FailureKind;
import dev.accounts.sql.SqlStates;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * Says what a failure of the driver means; the text of the error, which may hold whole rows, goes
 * no further.
 */
final class SqlFailures {
  private SqlFailures() {}

  /** No connection, so the statement was never sent. */
  static AttemptFailed notConnected(Exception failure) {
    String state = sqlState(failure);
    if (isNoneFree(failure, state)) {
      return noneFree(FailureKind.UNREACHABLE, failure);
    }
    return state.startsWith("28") || state.equals("3D000")
        ? new AttemptFailed(
            FailureKind.REFUSED,
            "The database does not know this user or this database name",
            state,
            failure)
        : new AttemptFailed(
            FailureKind.UNREACHABLE, "The database cannot be reached", state, failure);
  }

  /** A pool that waits for a server says why there is none; one that is exhausted does not. */
  private static boolean isNoneFree(Exception failure, String state) {
    return state.isEmpty()
        && AttemptFailed.causes(failure).getLast() instanceof SQLTransientConnectionException;
  }

  /** The deadline ended the wait for a connection, unless the database says something else. */
  static AttemptFailed notConnectedInTime(Exception failure) {
    return sqlState(failure).isEmpty()
        ? noneFree(FailureKind.OUT_OF_TIME, failure)
        : notConnected(failure);
  }

  static AttemptFailed noneFree(FailureKind kind, Exception failure) {
    return new AttemptFailed(kind, "No connection to the database was free in time", failure);
  }

  /**
   * The statement was sent on this connection, or may have been. A transaction that its owner began
   * as read-only stays so, whichever server is the writer.
   */
  static AttemptFailed failed(Connection connection, SQLException failure) {
    String state = sqlState(failure);
    return SqlStates.kind(state) == FailureKind.NOT_WRITABLE && isReadOnly(connection)
        ? new AttemptFailed(
            FailureKind.REFUSED,
            "The transaction is read-only; change accounts in a transaction that may write",
            state,
            failure)
        : failed(failure);
  }

  private static boolean isReadOnly(Connection connection) {
    try {
      return connection.isReadOnly();
    } catch (SQLException dead) {
      return false;
    }
  }

  /** The statement was sent, or may have been. */
  static AttemptFailed failed(SQLException failure) {
    String state = sqlState(failure);
    return new AttemptFailed(SqlStates.kind(state), SqlStates.message(state), state, failure);
  }

  private static String sqlState(Throwable failure) {
    for (Throwable cause : AttemptFailed.causes(failure)) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }
}
