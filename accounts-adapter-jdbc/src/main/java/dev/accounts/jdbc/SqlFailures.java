package dev.accounts.jdbc;

import dev.accounts.domain.RepositoryException;
import dev.accounts.domain.RepositoryException.Applied;
import dev.accounts.sql.SqlCall;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Says what a failure of the driver means. States are PostgreSQL's, appendix A of its manual; the
 * text of the error stays in the cause, because it may hold whole rows.
 */
final class SqlFailures {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private SqlFailures() {}

  /** No connection, so the statement was never sent. */
  static RepositoryException notConnected(Exception failure) {
    return sqlState(failure)
            .filter(state -> state.startsWith("28") || state.equals("3D000"))
            .isPresent()
        ? RepositoryException.defect(
            "The database does not know this user or this database name", failure, Applied.NO)
        : RepositoryException.unavailable(
            "The database cannot be reached", failure, Applied.NO, RETRY_AFTER);
  }

  /** The statement was sent, or may have been. */
  static RepositoryException failed(SQLException failure, SqlCall call) {
    Applied maybe = call.writes() ? Applied.UNKNOWN : Applied.NO;
    String state = sqlState(failure).orElse("");
    if (isLostConnection(state)) {
      return RepositoryException.unavailable(
          "The connection to the database was lost", failure, maybe, RETRY_AFTER);
    }
    if (state.equals("57014") || state.equals("55P03") || isRolledBack(state)) {
      return RepositoryException.unavailable(
          "The database was too busy (" + state + ")", failure, Applied.NO, RETRY_AFTER);
    }
    return RepositoryException.defect(
        "The database refused a statement (SQLState " + state + ")", failure, Applied.NO);
  }

  /** Whether the same call can be sent at once on another connection. */
  static boolean isWorthSendingAgain(RepositoryException failure) {
    String state = sqlState(failure).orElse("");
    boolean wasConnected = !(failure.getCause() instanceof org.jdbi.v3.core.ConnectionException);
    return wasConnected && (isLostConnection(state) || isRolledBack(state));
  }

  /** Connection exceptions, and the server's goodbye when it is shut down. */
  private static boolean isLostConnection(String state) {
    return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
  }

  /** Serialization failure and deadlock. */
  private static boolean isRolledBack(String state) {
    return state.equals("40001") || state.equals("40P01");
  }

  private static Optional<String> sqlState(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return Optional.of(sql.getSQLState());
      }
    }
    return Optional.empty();
  }
}
