package dev.accounts.sql;

import java.time.Duration;
import java.util.Optional;

/**
 * What it took to run one statement, for operators.
 *
 * @param attempts how often it was sent
 * @param waitedForResume how long it waited for a database that woke up
 * @param resolvedDoubt whether a response was lost and a later attempt found out what had happened
 * @param sqlState PostgreSQL's state of the last attempt that failed with one
 */
public record CallReport(
    int attempts, Duration waitedForResume, boolean resolvedDoubt, Optional<String> sqlState) {

  /** Both together, for a request that took several statements. */
  public CallReport plus(CallReport later) {
    return new CallReport(
        attempts + later.attempts,
        waitedForResume.plus(later.waitedForResume),
        resolvedDoubt || later.resolvedDoubt,
        later.sqlState.or(() -> sqlState));
  }

  /**
   * Gets a report on the caller's thread when a statement is over, however it ended: the place for
   * an embedder's metrics.
   */
  @FunctionalInterface
  public interface Listener {
    /** No listener. */
    Listener NONE = report -> {};

    /** A statement is over. An exception from here is ignored: it would hide how the call ended. */
    void ended(CallReport report);
  }
}
