package dev.accounts.spring;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.jdbc.CurrentConnection;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The connection that Spring's transaction has of a data source. */
final class SpringConnection implements CurrentConnection {
  private final DataSource dataSource;

  SpringConnection(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The transaction keeps its connection until it ends, so it can be given back at once. */
  @Override
  public Optional<Connection> get() {
    if (!CurrentTransaction.isOpen()) {
      refuseUnsynchronized();
      return Optional.empty();
    }
    Connection connection = DataSourceUtils.getConnection(dataSource);
    DataSourceUtils.releaseConnection(connection, dataSource);
    CommitGuard.watch(dataSource);
    return Optional.of(connection);
  }

  /** Of such a transaction Spring binds the connection and says nothing else. */
  private void refuseUnsynchronized() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        && !TransactionSynchronizationManager.isSynchronizationActive()
        && TransactionSynchronizationManager.hasResource(dataSource)) {
      throw RepositoryException.defect(
          "The transaction manager has no synchronization, so accounts cannot take part; leave"
              + " its transactionSynchronization at SYNCHRONIZATION_ALWAYS.",
          new IllegalStateException("no synchronization"),
          Applied.NO);
    }
  }

  @Override
  public Optional<Duration> timeLeft() {
    return TransactionSynchronizationManager.getResource(dataSource)
                instanceof ConnectionHolder holder
            && holder.hasTimeout()
        ? Optional.of(left(holder))
        : Optional.empty();
  }

  /** Asked too late, the holder also sees to it that the transaction is rolled back. */
  private static Duration left(ConnectionHolder holder) {
    try {
      return Duration.ofMillis(holder.getTimeToLiveInMillis());
    } catch (TransactionTimedOutException late) {
      return Duration.ZERO;
    }
  }
}
