package dev.accounts.local.start;

/** Why the service cannot start, in one line that says what to do. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a deeper cause. */
  public StartFailure(String line) {
    super(line);
  }

  /** With the cause, which is not shown. */
  public StartFailure(String line, Throwable cause) {
    super(line, cause);
  }
}
