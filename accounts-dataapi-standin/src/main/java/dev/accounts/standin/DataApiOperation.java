package dev.accounts.standin;

import java.util.Arrays;
import java.util.Optional;

/** The operations of the service. */
public enum DataApiOperation {
  EXECUTE_STATEMENT("/Execute"),
  BATCH_EXECUTE_STATEMENT("/BatchExecute"),
  BEGIN_TRANSACTION("/BeginTransaction"),
  COMMIT_TRANSACTION("/CommitTransaction"),
  ROLLBACK_TRANSACTION("/RollbackTransaction");

  private final String path;

  DataApiOperation(String path) {
    this.path = path;
  }

  static Optional<DataApiOperation> at(String path) {
    return Arrays.stream(values()).filter(operation -> operation.path.equals(path)).findFirst();
  }
}
