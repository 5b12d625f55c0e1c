package dev.accounts.local.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a client sent, read in full.
 *
 * @param path as it was sent, still encoded
 * @param query as it was sent, still encoded; empty when there was none
 */
public record LocalRequest(
    String method, String path, String query, Headers headers, String body, String clientAddress) {

  /** Reads a request; {@link TooLarge} when the body has more bytes than that. */
  public static LocalRequest read(HttpExchange exchange, int mostBytes)
      throws IOException, TooLarge {
    byte[] body = exchange.getRequestBody().readNBytes(mostBytes + 1);
    if (body.length > mostBytes) {
      throw new TooLarge();
    }
    URI uri = exchange.getRequestURI();
    return new LocalRequest(
        exchange.getRequestMethod(),
        Optional.ofNullable(uri.getRawPath()).orElse(""),
        Optional.ofNullable(uri.getRawQuery()).orElse(""),
        Headers.of(exchange.getRequestHeaders()),
        new String(body, StandardCharsets.UTF_8),
        exchange.getRemoteAddress().getAddress().getHostAddress());
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  /** The media type of the body in lower case, without its parameters. */
  public Optional<String> mediaType() {
    return header("Content-Type").map(ContentType::bare).filter(type -> !type.isEmpty());
  }

  /** The body is larger than is taken here. */
  public static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
