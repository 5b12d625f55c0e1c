package dev.accounts.testkit.dataapi;

import java.sql.SQLException;

/** Errors of the driver as the service tells them. */
final class DatabaseErrors {
  private DatabaseErrors() {}

  /** No connection, so nothing was run. */
  static Refused notConnected(SQLException error) {
    String state = state(error);
    return state.startsWith("08") ? ErrorType.DATABASE_UNAVAILABLE.refuse("") : told(error);
  }

  /** The text has the name of the constraint and, in its detail, values of the row. */
  static Refused told(SQLException error) {
    return ErrorType.DATABASE_ERROR.refuse(error.getMessage() + "; SQLState: " + state(error));
  }

  static String state(SQLException error) {
    String state = error.getSQLState();
    return state == null ? "" : state;
  }
}
