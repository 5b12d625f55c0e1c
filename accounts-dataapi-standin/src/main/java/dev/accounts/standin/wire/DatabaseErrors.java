package dev.accounts.standin.wire;

import java.sql.SQLException;

/** Errors of the driver as the service reports them. */
public final class DatabaseErrors {
  private DatabaseErrors() {}

  /** No connection, so nothing was run. */
  public static DataApiError notConnected(SQLException error) {
    String state = state(error);
    return state.startsWith("08") ? ErrorType.DATABASE_UNAVAILABLE.refuse("") : of(error);
  }

  /** The text has the name of the constraint and, in its detail, values of the row. */
  public static DataApiError of(SQLException error) {
    return ErrorType.DATABASE_ERROR.refuse(error.getMessage() + "; SQLState: " + state(error));
  }

  /** The SQLSTATE, or the one for an unknown error. */
  public static String state(SQLException error) {
    String state = error.getSQLState();
    return state == null ? "" : state;
  }
}
