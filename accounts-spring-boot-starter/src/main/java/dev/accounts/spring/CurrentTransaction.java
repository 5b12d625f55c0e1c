package dev.accounts.spring;

import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whether the thread is in a transaction that can still take changes. Spring says that one is
 * active until its last synchronization has run, which is after the commit; so a mark among the
 * synchronizations says that the end has begun.
 */
final class CurrentTransaction implements TransactionExecutionListener {

  static boolean isOpen() {
    return TransactionSynchronizationManager.isActualTransactionActive()
        && TransactionSynchronizationManager.isSynchronizationActive()
        && TransactionSynchronizationManager.getSynchronizations().stream()
            .noneMatch(EndMark.class::isInstance);
  }

  /** What is done from now on is no part of the transaction. */
  static void end() {
    if (isOpen()) {
      TransactionSynchronizationManager.registerSynchronization(new EndMark());
    }
  }

  /** The managers that Spring Boot makes call this, for transactions without accounts, too. */
  @Override
  public void beforeCommit(TransactionExecution transaction) {
    CommitGuard.checkAgain(transaction.isReadOnly());
    end();
  }

  private static final class EndMark implements TransactionSynchronization {}
}
