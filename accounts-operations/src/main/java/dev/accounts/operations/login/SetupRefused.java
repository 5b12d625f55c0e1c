package dev.accounts.operations.login;

/** Cannot be done as asked; the message says what a person can do, and holds no secret. */
public final class SetupRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what a person can do. */
  public SetupRefused(String message) {
    super(message);
  }
}
