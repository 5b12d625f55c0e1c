package dev.accounts.sql;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON object of scalars, in which members may be objects of scalars themselves. */
final class JsonObject {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> scalars = new HashMap<>();
  private final Map<String, Map<String, String>> objects = new HashMap<>();

  private JsonObject() {}

  static JsonObject parse(String json) {
    JsonObject object = new JsonObject();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        object.readMember(parser.currentName(), parser);
      }
    }
    return object;
  }

  private void readMember(String name, JsonParser parser) {
    switch (parser.nextToken()) {
      case START_OBJECT -> {
        Map<String, String> members = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String key = parser.currentName();
          parser.nextToken();
          members.put(key, parser.getString());
        }
        objects.put(name, members);
      }
      case VALUE_NULL -> {}
      default -> scalars.put(name, parser.getString());
    }
  }

  String text(String name) {
    return optional(name).orElseThrow(() -> new IllegalStateException("no member " + name));
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(scalars.get(name));
  }

  Map<String, String> object(String name) {
    return objects.getOrDefault(name, Map.of());
  }
}
