package dev.accounts.local.gateway;

/** The gateway responds by itself: the request goes no further, or nothing usable came back. */
final class GatewayRefusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final GatewayResponseType type;

  GatewayRefusal(GatewayResponseType type) {
    super(type.message(), null, false, false);
    this.type = type;
  }

  GatewayResponseType type() {
    return type;
  }
}
