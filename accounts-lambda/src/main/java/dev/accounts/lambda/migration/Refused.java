package dev.accounts.lambda.migration;

/** Cannot be done as asked; the message says what a person can do, and holds no secret. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }
}
