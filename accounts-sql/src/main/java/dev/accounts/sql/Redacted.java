package dev.accounts.sql;

/**
 * Stands for a failure of a library, with its class and its stack trace and without its message:
 * that may hold whole rows of the database.
 */
final class Redacted extends Exception {
  private static final long serialVersionUID = 1L;

  Redacted(Throwable failure) {
    super(failure.getClass().getName());
    setStackTrace(failure.getStackTrace());
    if (failure.getCause() != null) {
      initCause(new Redacted(failure.getCause()));
    }
  }
}
