package dev.accounts.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.accounts.local.http.LocalRequest;

/** API Gateway's limit for the request line and all headers together. */
final class HeaderSize {
  private static final int MOST = 10_240;
  private static final int SEPARATORS = ": \r\n".length();

  private HeaderSize() {}

  static void check(LocalRequest request) throws GatewayRefusal {
    int line = bytes(request.method()) + bytes(request.path()) + bytes(request.query());
    if (line + headers(request) > MOST) {
      throw new GatewayRefusal(GatewayResponseType.HEADERS_TOO_LARGE);
    }
  }

  private static int headers(LocalRequest request) {
    return request.headers().entrySet().stream()
        .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + value))
        .mapToInt(header -> bytes(header) + SEPARATORS)
        .sum();
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
