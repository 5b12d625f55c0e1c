package dev.accounts.sql;

import dev.accounts.application.port.Deadline;
import java.util.List;
import java.util.Map;

/** Sends one statement to PostgreSQL, once. */
@FunctionalInterface
public interface Transport {

  /**
   * Runs the statement, atomically and alone.
   *
   * @return the rows, each with its columns by name, as text; columns that are null are left out
   * @throws AttemptFailed when there is no usable response by the deadline; whatever else is thrown
   *     counts as {@link FailureKind#IN_DOUBT}
   */
  List<Map<String, String>> run(SqlCall call, Deadline deadline) throws AttemptFailed;
}
