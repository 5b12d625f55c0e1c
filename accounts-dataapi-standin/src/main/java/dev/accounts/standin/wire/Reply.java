package dev.accounts.standin.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A response as it goes over the wire. */
public record Reply(int status, Optional<String> errorCode, String contentType, String body) {
  private static final String JSON = "application/json";

  /** A success. */
  public static Reply of(JsonNode json) {
    return new Reply(200, Optional.empty(), JSON, json.toString());
  }

  /** An error of the service. */
  public static Reply error(ErrorType type, String message) {
    return error(type.status, type.code, message);
  }

  /** An error that has nothing to say has no message either. */
  public static Reply error(int status, String code, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (!message.isEmpty()) {
      body.put("message", message);
    }
    return new Reply(status, Optional.of(code), JSON, body.toString());
  }

  /** Bytes of the body. */
  public int size() {
    return bytes().length;
  }

  /** Sends it, and ends the exchange. */
  public void send(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", contentType);
    headers.set("x-amzn-RequestId", UUID.randomUUID().toString());
    errorCode.ifPresent(code -> headers.set("x-amzn-ErrorType", code));
    exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : size());
    if (!body.isEmpty()) {
      exchange.getResponseBody().write(bytes());
    }
  }

  private byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
