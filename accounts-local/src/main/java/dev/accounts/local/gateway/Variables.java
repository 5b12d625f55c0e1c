package dev.accounts.local.gateway;

import java.util.Comparator;
import java.util.Map;

/**
 * The variables that a gateway response's template may name; API Gateway only replaces them too.
 */
record Variables(Map<String, String> values) {

  static Variables of(GatewayResponseType type, String requestId) {
    return new Variables(
        Map.of(
            "$context.requestId",
            requestId,
            "$context.error.message",
            type.message(),
            "$context.error.messageString",
            '"' + type.message() + '"',
            "$context.error.responseType",
            type.name()));
  }

  /** The template with the variables' values; the longest name first, as one begins another. */
  String in(String template) {
    String text = template;
    for (String name : longestFirst()) {
      text = text.replace(name, values.getOrDefault(name, ""));
    }
    return text;
  }

  private Iterable<String> longestFirst() {
    return values.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }
}
