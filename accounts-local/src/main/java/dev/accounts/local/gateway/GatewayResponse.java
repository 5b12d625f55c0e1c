package dev.accounts.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.accounts.local.http.LocalResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One of the gateway's own responses, as the file has it. */
record GatewayResponse(
    GatewayResponseType type, int status, Map<String, String> headers, String template) {
  private static final String HEADER = "gatewayresponse.header.";
  private static final String PLAIN = "{\"message\":$context.error.messageString}";

  /**
   * Reads one; what the file leaves out is API Gateway's own. API Gateway takes the template for
   * JSON unless the client asks for another, which does not happen here; a header may say otherwise
   * what the text is.
   */
  static GatewayResponse of(GatewayResponseType type, JsonNode read) {
    return new GatewayResponse(
        type,
        read.path("statusCode").asInt(type.status()),
        GatewayParameters.literals(read.path("responseParameters"), HEADER),
        read.path("responseTemplates").path("application/json").asString(PLAIN));
  }

  LocalResponse response(String requestId) {
    LocalResponse response =
        new LocalResponse(status, Variables.of(type, requestId).in(template).getBytes(UTF_8));
    headers.forEach(response::with);
    return response.has("Content-Type")
        ? response
        : response.with("Content-Type", "application/json");
  }
}
