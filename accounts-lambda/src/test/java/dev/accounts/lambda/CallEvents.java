package dev.accounts.lambda;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The events that gateways make of a request. */
final class CallEvents {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String API = "abc123.execute-api.eu-west-1.amazonaws.com";

  private final Call call;

  CallEvents(Call call) {
    this.call = call;
  }

  byte[] rest() {
    return rest(template(), call.path, call.prefix + call.path);
  }

  byte[] customDomain() {
    return rest(template(), call.prefix + call.path, call.prefix + call.path);
  }

  byte[] greedyRest() {
    return rest("/{proxy+}", call.path, call.prefix + call.path);
  }

  byte[] greedyCustomDomain() {
    return rest("/{proxy+}", call.prefix + call.path, call.prefix + call.path);
  }

  private byte[] rest(String resource, String eventPath, String calledPath) {
    ObjectNode event = JSON.createObjectNode();
    event.put("resource", resource).put("path", eventPath).put("httpMethod", call.method);
    if (resource.contains("{proxy+}")) {
      event.putObject("pathParameters").put("proxy", call.path.substring(1));
    }
    ObjectNode last = event.putObject("headers");
    ObjectNode all = event.putObject("multiValueHeaders");
    call.headers.forEach((name, values) -> last.put(name, values.getLast()));
    call.headers.forEach((name, values) -> values.forEach(all.withArray(name)::add));
    putQuery(event);
    event.putNull("stageVariables");
    ObjectNode context = event.putObject("requestContext");
    context.put("requestId", "request-1").put("stage", "prod").put("path", calledPath);
    context.putObject("authorizer").putObject("claims").put("custom:tenantId", "another");
    event.put("body", call.body).put("isBase64Encoded", call.base64);
    return bytes(event);
  }

  private void putQuery(ObjectNode event) {
    if (call.query.isEmpty()) {
      event.putNull("queryStringParameters").putNull("multiValueQueryStringParameters");
      return;
    }
    ObjectNode last = event.putObject("queryStringParameters");
    ObjectNode all = event.putObject("multiValueQueryStringParameters");
    for (String pair : call.query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
      String value = parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      last.put(name, value);
      all.withArray(name).add(value);
    }
  }

  byte[] http() {
    return http(call.method + " " + template(), call.prefix + call.path, "prod", API);
  }

  /** With one route for everything, on the API's own domain under a stage. */
  byte[] catchAllUnderAStage() {
    return http("$default", call.prefix + call.path, call.prefix.substring(1), API);
  }

  /** With one route for everything, on a domain of the deployer's own with a base path. */
  byte[] catchAllUnderABasePath() {
    return http("$default", call.prefix + call.path, "$default", "api.example.com");
  }

  byte[] functionUrl() {
    return http("$default", call.path, "$default", "abc123.lambda-url.eu-west-1.on.aws");
  }

  private byte[] http(String routeKey, String rawPath, String stage, String domain) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0").put("routeKey", routeKey);
    event.put("rawPath", rawPath).put("rawQueryString", call.query);
    ObjectNode joined = event.putObject("headers");
    call.headers.forEach(
        (name, values) -> joined.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    ObjectNode context = event.putObject("requestContext");
    context.put("requestId", "request-1").put("stage", stage);
    context.put("apiId", "abc123").put("domainName", domain);
    context.putObject("http").put("method", call.method).put("path", rawPath);
    if (call.body != null) {
      event.put("body", call.body);
    }
    event.put("isBase64Encoded", call.base64);
    return bytes(event);
  }

  private String template() {
    String[] parts = call.path.split("/", -1);
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
