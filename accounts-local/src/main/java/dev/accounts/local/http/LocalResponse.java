package dev.accounts.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** What goes back to a client. */
public final class LocalResponse {
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final int status;
  private final Headers headers = new Headers();
  private final byte[] body;

  /** A response whose body is these bytes. */
  public LocalResponse(int status, byte[] body) {
    this.status = status;
    this.body = body.clone();
  }

  /** A response without a body. */
  public static LocalResponse empty(int status) {
    return new LocalResponse(status, new byte[0]);
  }

  /** A text of the given media type. */
  public static LocalResponse text(int status, String mediaType, String text) {
    return new LocalResponse(status, text.getBytes(UTF_8)).with("Content-Type", mediaType);
  }

  /** JSON text. */
  public static LocalResponse json(int status, String json) {
    return text(status, "application/json", json);
  }

  /** Sends the client elsewhere. */
  public static LocalResponse redirect(String location) {
    return empty(302).with("Location", location).with("Cache-Control", "no-store");
  }

  /** The same response with one header more. */
  public LocalResponse with(String name, String value) {
    headers.add(name, value);
    return this;
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** Whether the header is there. */
  public boolean has(String header) {
    return headers.containsKey(header);
  }

  void send(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().putAll(headers);
    boolean bare =
        body.length == 0
            || status == NO_CONTENT
            || status == NOT_MODIFIED
            || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bare ? -1 : body.length);
    if (!bare) {
      exchange.getResponseBody().write(body);
    }
  }
}
