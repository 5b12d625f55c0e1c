package dev.accounts.spring;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Refuses the commit of a transaction in which a statement failed. PostgreSQL makes a rollback of
 * it, the driver returns as if it were a commit, and the application would take for stored what is
 * lost.
 */
final class CommitGuard implements TransactionSynchronization {
  private final DataSource dataSource;

  private CommitGuard(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Watches the current transaction, once however often it is asked to. */
  static void watch(DataSource dataSource) {
    boolean isWatched =
        TransactionSynchronizationManager.getSynchronizations().stream()
            .anyMatch(it -> it instanceof CommitGuard guard && guard.dataSource.equals(dataSource));
    if (!isWatched) {
      TransactionSynchronizationManager.registerSynchronization(new CommitGuard(dataSource));
      CurrentTransaction.watch();
    }
  }

  /**
   * The exception is none of Spring's own for transactions, after which a manager takes the
   * rollback for done; after any other it rolls back.
   */
  @Override
  public void beforeCommit(boolean readOnly) {
    if (!readOnly && hasFailed()) {
      throw RepositoryException.defect(
          "A statement failed in this transaction, so PostgreSQL keeps nothing of it; let the"
              + " exception of the statement end the transaction, or run the statement in a nested"
              + " one.",
          new IllegalStateException("failed transaction"),
          Applied.NO);
    }
  }

  /** The guards of the current transaction once more, after all that runs before its commit. */
  static void checkAgain(boolean readOnly) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.getSynchronizations().stream()
          .filter(CommitGuard.class::isInstance)
          .map(CommitGuard.class::cast)
          .filter(guard -> TransactionSynchronizationManager.hasResource(guard.dataSource))
          .forEach(guard -> guard.beforeCommit(readOnly));
    }
  }

  private boolean hasFailed() {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      return connection.isWrapperFor(BaseConnection.class)
          && connection.unwrap(BaseConnection.class).getTransactionState()
              == TransactionState.FAILED;
    } catch (SQLException closed) {
      return false;
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }
}
