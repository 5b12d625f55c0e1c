package dev.accounts.operations.relay;

/** Changes wait that could not be sent; the message holds nothing of them. */
final class RelayFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RelayFailed(String message) {
    super(message);
  }
}
