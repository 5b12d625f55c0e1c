package dev.accounts.local.gateway;

import dev.accounts.local.http.Fields;
import dev.accounts.local.http.LocalRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The event that a REST API hands to a function (payload 1.0).
 *
 * @param claims none where no authorizer ran
 */
record FunctionEvent(
    LocalRequest request,
    Fields query,
    Routes.Match match,
    Map<String, String> claims,
    String requestId,
    Instant at) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String STAGE = "local";

  byte[] bytes() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("resource", match.operation().resource());
    event.put("path", request.path());
    event.put("httpMethod", request.method());
    putBoth(event, "headers", "multiValueHeaders", request.headers());
    putBoth(event, "queryStringParameters", "multiValueQueryStringParameters", query.all());
    if (match.pathParameters().isEmpty()) {
      event.putNull("pathParameters");
    } else {
      match.pathParameters().forEach(event.putObject("pathParameters")::put);
    }
    event.putNull("stageVariables");
    putContext(event.putObject("requestContext"));
    if (request.body().isEmpty()) {
      event.putNull("body");
    } else {
      event.put("body", request.body());
    }
    event.put("isBase64Encoded", false);
    return JSON.writeValueAsBytes(event);
  }

  /** API Gateway gives the last value of a name, all of them, and null for no names at all. */
  private static void putBoth(
      ObjectNode event, String single, String multiple, Map<String, List<String>> all) {
    if (all.isEmpty()) {
      event.putNull(single).putNull(multiple);
      return;
    }
    ObjectNode last = event.putObject(single);
    ObjectNode lists = event.putObject(multiple);
    all.forEach((name, values) -> {
      last.put(name, values.getLast());
      values.forEach(lists.putArray(name)::add);
    });
  }

  private void putContext(ObjectNode context) {
    context.put("accountId", "000000000000");
    context.put("apiId", STAGE);
    context.put("resourceId", STAGE);
    context.put("resourcePath", match.operation().resource());
    context.put("httpMethod", request.method());
    context.put("path", request.path());
    context.put("protocol", "HTTP/1.1");
    context.put("stage", STAGE);
    context.put("requestId", requestId);
    context.put("extendedRequestId", requestId);
    context.put("requestTimeEpoch", at.toEpochMilli());
    ObjectNode identity = context.putObject("identity");
    identity.put("sourceIp", request.clientAddress());
    identity.put("userAgent", request.header("User-Agent").orElse(""));
    if (!claims.isEmpty()) {
      claims.forEach(context.putObject("authorizer").putObject("claims")::put);
    }
  }
}
