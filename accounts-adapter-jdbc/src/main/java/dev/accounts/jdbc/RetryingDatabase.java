package dev.accounts.jdbc;

import dev.accounts.domain.Deadline;
import dev.accounts.domain.RepositoryException;
import dev.accounts.domain.RepositoryException.Applied;
import dev.accounts.sql.SqlCall;
import dev.accounts.sql.SqlDatabase;
import java.util.List;
import java.util.Map;

/**
 * Sends a call again that lost its connection or a race; no write is applied twice by it. After a
 * restart of the server every idle connection of a pool is dead, so there are more attempts than a
 * pool usually has connections.
 */
final class RetryingDatabase implements SqlDatabase {
  private static final int ATTEMPTS = 24;

  private final SqlDatabase database;

  RetryingDatabase(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public List<Map<String, String>> run(SqlCall call, Deadline deadline) {
    Applied applied = Applied.NO;
    for (int attempt = 1; ; attempt++) {
      try {
        return database.run(call, deadline);
      } catch (RepositoryException failure) {
        applied = failure.applied() == Applied.UNKNOWN ? Applied.UNKNOWN : applied;
        boolean isLast = attempt == ATTEMPTS || deadline.remaining().isZero();
        if (isLast || !SqlFailures.isWorthSendingAgain(failure)) {
          throw applied == failure.applied() ? failure : inDoubt(failure);
        }
      }
    }
  }

  /** An earlier attempt may have been applied, although the last one was not. */
  private static RepositoryException inDoubt(RepositoryException last) {
    return RepositoryException.unavailable(
        "The connection to the database was lost", last, Applied.UNKNOWN, last.retryAfter());
  }
}
