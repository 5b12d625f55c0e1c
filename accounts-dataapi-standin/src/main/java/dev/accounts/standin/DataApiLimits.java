package dev.accounts.standin;

import java.time.Duration;

/**
 * How long things may take; everything else that the service limits is fixed.
 *
 * @param statement a statement that runs longer is cancelled
 * @param idleTransaction a transaction that is not used for so long is rolled back
 * @param transaction a transaction that is open for so long is rolled back
 */
public record DataApiLimits(Duration statement, Duration idleTransaction, Duration transaction) {

  /** The limits of the service. */
  public static final DataApiLimits OF_THE_SERVICE =
      new DataApiLimits(Duration.ofSeconds(45), Duration.ofMinutes(3), Duration.ofHours(24));

  /** The same with another limit for statements. */
  public DataApiLimits withStatement(Duration limit) {
    return new DataApiLimits(limit, idleTransaction, transaction);
  }
}
