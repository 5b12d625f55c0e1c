package dev.accounts.local.gateway;

import dev.accounts.local.http.LocalResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The gateway's own responses, in the words and with the headers of the file. */
final class GatewayResponses {
  private final Map<GatewayResponseType, GatewayResponse> byType =
      new EnumMap<>(GatewayResponseType.class);

  GatewayResponses(ApiDocument document) {
    JsonNode gateway = document.member("x-amazon-apigateway-gateway-responses");
    JsonNode edge = document.member("x-accounts-edge-responses");
    for (GatewayResponseType type : GatewayResponseType.values()) {
      JsonNode fallback = gateway.path(type.fallback().name());
      JsonNode read =
          edge.optional(type.name()).or(() -> gateway.optional(type.name())).orElse(fallback);
      byType.put(type, GatewayResponse.of(type, read));
    }
  }

  LocalResponse response(GatewayResponseType type, String requestId) {
    return Optional.ofNullable(byType.get(type)).orElseThrow().response(requestId);
  }
}
