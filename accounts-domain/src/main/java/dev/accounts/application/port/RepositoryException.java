package dev.accounts.application.port;

import java.time.Duration;

/** The store could not be asked, or its response was lost. */
public final class RepositoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whether the change of the failed call took place. */
  public enum Applied {
    /** It did not, and will not. */
    NO,
    /** It may have: send the same operation again, or read. */
    UNKNOWN
  }

  /** Whether asking again can help. */
  public enum Cause {
    /** The store is away, waking or busy: ask again later. */
    UNAVAILABLE,
    /** The store returned what it never should: a wrong setting or a defect. */
    DEFECT
  }

  private final Applied applied;
  private final Cause reason;
  private final Duration retryAfter;

  private RepositoryException(
      String message, Throwable cause, Applied applied, Cause reason, Duration retryAfter) {
    super(message, cause);
    this.applied = applied;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /** The store cannot be reached at present. */
  public static RepositoryException unavailable(
      String message, Throwable cause, Applied applied, Duration retryAfter) {
    return new RepositoryException(message, cause, applied, Cause.UNAVAILABLE, retryAfter);
  }

  /** The store refused a statement that it should have taken. */
  public static RepositoryException defect(String message, Throwable cause, Applied applied) {
    return new RepositoryException(message, cause, applied, Cause.DEFECT, Duration.ZERO);
  }

  public Applied applied() {
    return applied;
  }

  public Cause reason() {
    return reason;
  }

  /** How long to wait before asking again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
