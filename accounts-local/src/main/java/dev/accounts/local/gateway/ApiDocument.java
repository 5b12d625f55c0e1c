package dev.accounts.local.gateway;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI file with its placeholders filled in, and its references followed. */
final class ApiDocument {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

  private final JsonNode root;

  private ApiDocument(JsonNode root) {
    this.root = root;
  }

  /** Reads the text; an {@link IllegalArgumentException} says what is wrong with it. */
  static ApiDocument parse(String yaml, Map<String, String> placeholders) {
    try {
      return new ApiDocument(new YAMLMapper().readTree(filled(yaml, placeholders)));
    } catch (JacksonException unreadable) {
      throw new IllegalArgumentException("The API document is not YAML.", unreadable);
    }
  }

  private static String filled(String yaml, Map<String, String> placeholders) {
    return PLACEHOLDER
        .matcher(yaml)
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), placeholders)));
  }

  private static String value(String name, Map<String, String> placeholders) {
    if (!placeholders.containsKey(name)) {
      throw new IllegalArgumentException("The API document has an unknown placeholder: " + name);
    }
    return placeholders.get(name);
  }

  /** A member of the document itself; missing if it is not there. */
  JsonNode member(String name) {
    return root.path(name);
  }

  /** The node, or what it refers to. */
  JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    if (!reference.isString()) {
      return node;
    }
    JsonNode target = root.at(reference.stringValue().substring(1));
    if (target.isMissingNode()) {
      throw new IllegalArgumentException("Nothing at " + reference.stringValue());
    }
    return resolved(target);
  }
}
