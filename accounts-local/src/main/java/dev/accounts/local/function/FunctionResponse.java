package dev.accounts.local.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.accounts.local.http.LocalResponse;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns what a function returned into a response, as strictly as API Gateway does. */
public final class FunctionResponse {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> MEMBERS =
      Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");

  private FunctionResponse() {}

  /**
   * An {@link IllegalArgumentException} or a JSON exception for what API Gateway turns into 502.
   */
  public static LocalResponse of(byte[] returned) {
    JsonNode proxy = JSON.readTree(returned);
    check(proxy.isObject(), "not an object");
    check(MEMBERS.containsAll(proxy.propertyNames()), "unknown members");
    int status = proxy.path("statusCode").asInt(0);
    check(status >= 200 && status <= 599, "no status code");
    JsonNode body = proxy.path("body");
    check(body.isMissingNode() || body.isNull() || body.isString(), "the body is not a string");
    LocalResponse response = new LocalResponse(status, bytes(body.asString(""), proxy));
    putHeaders(response, proxy);
    return response.has("Content-Type") || body.asString("").isEmpty()
        ? response
        : response.with("Content-Type", "application/json");
  }

  private static byte[] bytes(String body, JsonNode proxy) {
    return proxy.path("isBase64Encoded").asBoolean(false)
        ? Base64.getDecoder().decode(body)
        : body.getBytes(UTF_8);
  }

  /** A header with many values wins over the same header with one. */
  private static void putHeaders(LocalResponse response, JsonNode proxy) {
    Set<String> many = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    proxy
        .path("multiValueHeaders")
        .properties()
        .forEach(entry -> {
          many.add(entry.getKey());
          entry.getValue().forEach(value -> put(response, entry.getKey(), value));
        });
    proxy.path("headers").properties().stream()
        .filter(entry -> !many.contains(entry.getKey()))
        .forEach(entry -> put(response, entry.getKey(), entry.getValue()));
  }

  private static void put(LocalResponse response, String name, JsonNode value) {
    check(value.isValueNode(), "a header is not a string");
    response.with(RemappedHeaders.outgoing(name), value.asString());
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("Malformed Lambda proxy response: " + otherwise);
    }
  }
}
