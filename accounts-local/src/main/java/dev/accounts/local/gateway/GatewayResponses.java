package dev.accounts.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.accounts.local.http.Answer;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The gateway's own answers, in the words and with the headers of the file. */
final class GatewayResponses {
  private static final String HEADER = "gatewayresponse.header.";
  private static final String PLAIN = "{\"message\":$context.error.messageString}";

  private final JsonNode gateway;
  private final JsonNode edge;

  GatewayResponses(ApiDocument document) {
    this.gateway = document.member("x-amazon-apigateway-gateway-responses");
    this.edge = document.member("x-accounts-edge-responses");
  }

  Answer answer(GatewayResponseType type, String requestId) {
    JsonNode response = response(type);
    int status = response.path("statusCode").asInt(type.status());
    JsonNode templates = response.path("responseTemplates");
    String mediaType = templates.propertyNames().stream().findFirst().orElse("application/json");
    String template = templates.path(mediaType).asString(PLAIN);
    String text = Variables.of(type, requestId).in(template);
    Map<String, String> headers = Parameters.literals(response.path("responseParameters"), HEADER);
    boolean typed = headers.keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase);
    Answer answer = typed ? new Answer(status, bytes(text)) : Answer.text(status, mediaType, text);
    headers.forEach(answer::with);
    return answer;
  }

  private JsonNode response(GatewayResponseType type) {
    if (edge.has(type.name())) {
      return edge.path(type.name());
    }
    return gateway.has(type.name())
        ? gateway.path(type.name())
        : gateway.path(type.fallback().name());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
