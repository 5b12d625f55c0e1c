package dev.accounts.testkit.dataapi;

/** The call ends with an error. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  final ErrorType type;
  private final String text;

  Refused(ErrorType type, String text) {
    super(type + ": " + text);
    this.type = type;
    this.text = text;
  }

  Reply reply() {
    return Reply.error(type, text);
  }
}
