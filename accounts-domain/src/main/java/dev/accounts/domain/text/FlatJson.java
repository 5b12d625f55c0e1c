package dev.accounts.domain.text;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes flat JSON, compact and with only the escapes that RFC 8259 demands. */
public final class FlatJson {
  private FlatJson() {}

  /** An object of texts. */
  public static String object(Map<String, String> members) {
    if (members.isEmpty()) {
      return "{}";
    }
    return members.entrySet().stream()
        .map(member -> string(member.getKey()) + ":" + string(member.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** An array of texts. */
  public static String array(Collection<String> elements) {
    return elements.stream().map(FlatJson::string).collect(Collectors.joining(",", "[", "]"));
  }

  private static String string(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    text.chars().forEach(c -> append(json, (char) c));
    return json.append('"').toString();
  }

  private static void append(StringBuilder json, char c) {
    switch (c) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      case '\b' -> json.append("\\b");
      case '\f' -> json.append("\\f");
      default -> {
        if (c < 0x20) {
          json.append(String.format("\\u%04x", (int) c));
        } else {
          json.append(c);
        }
      }
    }
  }
}
