package dev.accounts.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whether the thread is in a transaction that can still take changes. Spring says that one is
 * active until its last synchronization has run, which is after the commit; so the first of the
 * synchronizations notes the end. A nested transaction ends without one: it is a part of the
 * transaction around it, which goes on.
 */
final class CurrentTransaction implements TransactionExecutionListener {

  static boolean isOpen() {
    return TransactionSynchronizationManager.isActualTransactionActive()
        && TransactionSynchronizationManager.isSynchronizationActive()
        && TransactionSynchronizationManager.getSynchronizations().stream()
            .noneMatch(it -> it instanceof End end && end.hasCome);
  }

  /** Watches for the end of the current transaction, once however often it is asked to. */
  static void watch() {
    if (TransactionSynchronizationManager.isSynchronizationActive()
        && TransactionSynchronizationManager.getSynchronizations().stream()
            .noneMatch(End.class::isInstance)) {
      TransactionSynchronizationManager.registerSynchronization(new End());
    }
  }

  /** The managers that Spring Boot makes call this, for transactions without accounts, too. */
  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
    if (failure == null) {
      watch();
    }
  }

  @Override
  public void beforeCommit(TransactionExecution transaction) {
    if (!transaction.isNested()) {
      CommitGuard.checkAgain(transaction.isReadOnly());
    }
  }

  /**
   * Comes after the commit, and before all others that may use the accounts then. Only its priority
   * puts it before those that are registered earlier with the highest precedence.
   */
  private static final class End implements TransactionSynchronization, PriorityOrdered {
    private boolean hasCome;

    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void afterCommit() {
      hasCome = true;
    }
  }
}
