package dev.accounts.sql;

import dev.accounts.application.port.Deadline;
import java.util.List;
import java.util.Map;

/** Runs statements, each as often as it takes; see {@link RetryingDatabase}. */
@FunctionalInterface
public interface SqlDatabase {

  /**
   * Runs the statement, atomically and alone.
   *
   * @return the rows, each with its columns by name, as text; columns that are null are left out
   * @throws dev.accounts.application.port.RepositoryException when the database cannot be asked by
   *     the deadline, or its response was lost
   * @throws ResultTooLarge when the transport does not carry all rows
   */
  List<Map<String, String>> run(SqlCall call, Deadline deadline);
}
