package dev.accounts.sql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a failure of a library, with its class and its stack trace and without its message:
 * that may hold whole rows of the database.
 */
final class Redacted extends Exception {
  private static final long serialVersionUID = 1L;

  private Redacted(Throwable failure, @Nullable Redacted cause) {
    super(failure.getClass().getName(), cause);
    setStackTrace(failure.getStackTrace());
  }

  /** Stands for the failure and its causes. */
  static Redacted of(Throwable failure) {
    Redacted redacted = null;
    for (Throwable cause : AttemptFailed.causes(failure).reversed()) {
      redacted = new Redacted(cause, redacted);
    }
    return Objects.requireNonNull(redacted);
  }
}
