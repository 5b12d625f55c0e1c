package dev.accounts.standin;

import dev.accounts.standin.wire.ErrorType;
import dev.accounts.standin.wire.FaultInjection;
import dev.accounts.standin.wire.Reply;
import java.util.Optional;

/** What one call will meet. */
public final class PlannedFault {
  final Optional<FaultInjection> before;
  final Optional<FaultInjection> after;
  private final String name;

  private PlannedFault(
      String name, Optional<FaultInjection> before, Optional<FaultInjection> after) {
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
    return before(
        "database error " + sqlState,
        FaultInjection.error(ErrorType.DATABASE_ERROR, text(sqlState, message)));
  }

  /**
   * The service reports an error of the database although the statement was committed, as when the
   * connection to the database ends at the wrong moment.
   */
  public static PlannedFault databaseErrorAfter(String sqlState, String message) {
    return after(
        "database error " + sqlState,
        FaultInjection.error(ErrorType.DATABASE_ERROR, text(sqlState, message)));
  }

  /**
   * Any other error of the service, instead of running the statement.
   *
   * @param code such as {@code InvalidSecretException}
   */
  public static PlannedFault error(int status, String code, String message) {
    return before(code, (exchange, closing) -> Reply.error(status, code, message).send(exchange));
  }

  private static String text(String sqlState, String message) {
    return "ERROR: " + message + "; SQLState: " + sqlState;
  }

  /**
   * The same, while something else happens, such as that the caller's time runs out.
   *
   * @param event happens when the fault is met; after the statement, if that is run
   */
  public PlannedFault meanwhile(Runnable event) {
    return new PlannedFault(
        name, before.map(fault -> fault.following(event)), after.map(f -> f.following(event)));
  }

  static PlannedFault before(String name, FaultInjection disturbance) {
    return new PlannedFault(name + " before", Optional.of(disturbance), Optional.empty());
  }

  static PlannedFault after(String name, FaultInjection disturbance) {
    return new PlannedFault(name + " after", Optional.empty(), Optional.of(disturbance));
  }

  @Override
  public String toString() {
    return name;
  }
}
