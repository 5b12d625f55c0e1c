package dev.accounts.local.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Response parameters as the file writes them: {@code prefix.Name: "'literal'"}. */
final class GatewayParameters {
  private GatewayParameters() {}

  static Map<String, String> literals(JsonNode parameters, String prefix) {
    Map<String, String> literals = new LinkedHashMap<>();
    parameters
        .properties()
        .forEach(entry -> literals.put(name(entry.getKey(), prefix), literal(entry.getValue())));
    return literals;
  }

  private static String name(String key, String prefix) {
    if (!key.startsWith(prefix)) {
      throw new IllegalArgumentException("Not a parameter that begins with " + prefix + ": " + key);
    }
    return key.substring(prefix.length());
  }

  private static String literal(JsonNode value) {
    String text = value.asString();
    if (text.length() < 2 || !text.startsWith("'") || !text.endsWith("'")) {
      throw new IllegalArgumentException("Not a literal in single quotes: " + text);
    }
    return text.substring(1, text.length() - 1);
  }
}
