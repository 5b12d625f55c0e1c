package dev.accounts.lambda;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request, and the events that gateways make of it. */
final class Call {
  private static final JsonMapper JSON = new JsonMapper();

  private final String method;
  private final String path;
  private final String query;
  private final Map<String, List<String>> headers = new LinkedHashMap<>();
  private String prefix = "/prod";
  private @Nullable String body;
  private boolean base64;

  private Call(String method, String target) {
    this.method = method;
    int mark = target.indexOf('?');
    this.path = mark < 0 ? target : target.substring(0, mark);
    this.query = mark < 0 ? "" : target.substring(mark + 1);
  }

  /** A request of a signed-in user. */
  static Call of(String method, String target) {
    return anonymous(method, target).token(UserPool.shared().token());
  }

  static Call anonymous(String method, String target) {
    return new Call(method, target);
  }

  static Call get(String target) {
    return of("GET", target);
  }

  static Call post(String target, String json) {
    return of("POST", target).json(json);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Call token(TokenBuilder token) {
    return token(token.build());
  }

  Call token(String token) {
    headers.put("Authorization", new ArrayList<>(List.of("Bearer " + token)));
    return this;
  }

  Call header(String name, String value) {
    headers.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
    return this;
  }

  Call without(String header) {
    headers.remove(header);
    return this;
  }

  Call ifMatch(long version) {
    return header("If-Match", "\"" + version + "\"");
  }

  Call json(String json) {
    headers.put("Content-Type", new ArrayList<>(List.of("application/json")));
    body = json;
    return this;
  }

  Call bytes(byte[] bytes) {
    json(Base64.getEncoder().encodeToString(bytes));
    base64 = true;
    return this;
  }

  /**
   * What stands before our paths when a caller sees them: a stage or a custom domain's base path.
   */
  Call under(String stageOrBasePath) {
    prefix = stageOrBasePath;
    return this;
  }

  /** As a REST API hands it over; the path has no stage. */
  byte[] restEvent() {
    return rest(template(), path, prefix + path);
  }

  /** As a REST API behind a custom domain with a base path hands it over. */
  byte[] customDomainEvent() {
    return rest(template(), prefix + path, prefix + path);
  }

  /** As a REST API with one greedy resource hands it over. */
  byte[] greedyRestEvent() {
    return rest("/{proxy+}", path, prefix + path);
  }

  private byte[] rest(String resource, String eventPath, String calledPath) {
    ObjectNode event = JSON.createObjectNode();
    event.put("resource", resource).put("path", eventPath).put("httpMethod", method);
    ObjectNode last = event.putObject("headers");
    ObjectNode all = event.putObject("multiValueHeaders");
    headers.forEach((name, values) -> last.put(name, values.getLast()));
    headers.forEach((name, values) -> values.forEach(all.withArray(name)::add));
    putQuery(event);
    event.putNull("stageVariables");
    ObjectNode context = event.putObject("requestContext");
    context.put("requestId", "request-1").put("stage", "prod").put("path", calledPath);
    context.putObject("authorizer").putObject("claims").put("custom:tenantId", "another");
    event.put("body", body).put("isBase64Encoded", base64);
    return bytes(event);
  }

  private void putQuery(ObjectNode event) {
    if (query.isEmpty()) {
      event.putNull("queryStringParameters").putNull("multiValueQueryStringParameters");
      return;
    }
    ObjectNode last = event.putObject("queryStringParameters");
    ObjectNode all = event.putObject("multiValueQueryStringParameters");
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
      String value = parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      last.put(name, value);
      all.withArray(name).add(value);
    }
  }

  /** As an HTTP API with a route for each path hands it over; the path has the stage. */
  byte[] httpEvent() {
    return http(method + " " + template(), prefix + path);
  }

  /** As a function URL hands it over. */
  byte[] functionUrlEvent() {
    return http("$default", path);
  }

  private byte[] http(String routeKey, String rawPath) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0").put("routeKey", routeKey);
    event.put("rawPath", rawPath).put("rawQueryString", query);
    ObjectNode joined = event.putObject("headers");
    headers.forEach(
        (name, values) -> joined.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    ObjectNode context = event.putObject("requestContext");
    context.put("requestId", "request-1").put("stage", "prod");
    context.putObject("http").put("method", method).put("path", rawPath);
    if (body != null) {
      event.put("body", body);
    }
    event.put("isBase64Encoded", base64);
    return bytes(event);
  }

  private String template() {
    String[] parts = path.split("/", -1);
    if (parts.length > 2 && !parts[2].equals("tree")) {
      parts[2] = "{id}";
    }
    return String.join("/", parts);
  }

  /** Half surrogate pairs stay what they are, as an escape. */
  private static byte[] bytes(ObjectNode event) {
    return JSON.writer()
        .with(JsonWriteFeature.ESCAPE_NON_ASCII)
        .writeValueAsString(event)
        .getBytes(StandardCharsets.UTF_8);
  }
}
