package dev.accounts.standin.wire;

/** The call ends with an error. */
public final class DataApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  final ErrorType type;
  private final String text;

  DataApiError(ErrorType type, String text) {
    super(type + ": " + text);
    this.type = type;
    this.text = text;
  }

  /** What the caller receives. */
  public Reply reply() {
    return Reply.error(type, text);
  }
}
