package dev.accounts.sql;

import dev.accounts.domain.Deadline;
import java.util.List;
import java.util.Map;

/**
 * A way to run one statement in PostgreSQL: all that an adapter needs to add.
 *
 * <p>An implementation may send a call more than once, because every write finds out by itself
 * whether it was done before.
 */
@FunctionalInterface
public interface SqlDatabase {

  /**
   * Runs the statement, atomically and alone.
   *
   * @return the rows, each with its columns by name, as text; columns that are null are left out
   * @throws dev.accounts.domain.RepositoryException when the database cannot be asked by the
   *     deadline, or its answer was lost
   */
  List<Map<String, String>> run(SqlCall call, Deadline deadline);
}
