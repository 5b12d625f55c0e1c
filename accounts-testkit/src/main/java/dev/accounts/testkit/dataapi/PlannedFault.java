package dev.accounts.testkit.dataapi;

import java.util.Optional;

/** What one call will meet. */
public final class PlannedFault {
  final Optional<Disturbance> before;
  final Optional<Disturbance> after;
  private final String name;

  private PlannedFault(String name, Optional<Disturbance> before, Optional<Disturbance> after) {
    this.name = name;
    this.before = before;
    this.after = after;
  }

  /** Nothing: the call goes well, so that a later one can go wrong. */
  public static PlannedFault none() {
    return new PlannedFault("none", Optional.empty(), Optional.empty());
  }

  /**
   * The database refuses the statement, which has no effect.
   *
   * @param sqlState such as 40001
   * @param message what the database says, without {@code ERROR:}
   */
  public static PlannedFault databaseError(String sqlState, String message) {
    String text = "ERROR: " + message + "; SQLState: " + sqlState;
    return before("database error " + sqlState, Disturbance.error(ErrorType.DATABASE_ERROR, text));
  }

  static PlannedFault before(String name, Disturbance disturbance) {
    return new PlannedFault(name + " before", Optional.of(disturbance), Optional.empty());
  }

  static PlannedFault after(String name, Disturbance disturbance) {
    return new PlannedFault(name + " after", Optional.empty(), Optional.of(disturbance));
  }

  @Override
  public String toString() {
    return name;
  }
}
