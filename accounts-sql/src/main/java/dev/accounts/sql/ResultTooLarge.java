package dev.accounts.sql;

/** A read gave more than the transport carries; the same read for less may do. */
public final class ResultTooLarge extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ResultTooLarge(Throwable cause) {
    super("The result is larger than the transport carries", cause);
  }
}
