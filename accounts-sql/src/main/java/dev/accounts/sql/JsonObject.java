package dev.accounts.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON object of scalars, in which members may be objects of scalars themselves. */
final class JsonObject {
  private static final JsonFactory JSON = new JsonFactory();

  /** As many as an account has, so that the arrays need not grow. */
  private static final int MEMBERS = 20;

  // in the order in which they came: so few are found as fast as in a map, and cost less to keep
  private final List<String> names = new ArrayList<>(MEMBERS);
  private final List<String> scalars = new ArrayList<>(MEMBERS);
  private final Map<String, NavigableMap<String, String>> objects = HashMap.newHashMap(1);

  private JsonObject() {}

  static JsonObject parse(String json) {
    return parseAll(List.of(json)).getFirst();
  }

  /** The same of each text, with one parser: to make one takes as long as to read an object. */
  static List<JsonObject> parseAll(List<String> texts) {
    List<JsonObject> objects = new ArrayList<>(texts.size());
    try (JsonParser parser =
        JSON.createParser(ObjectReadContext.empty(), String.join(" ", texts))) {
      for (int i = 0; i < texts.size(); i++) {
        objects.add(next(parser));
      }
    }
    return objects;
  }

  private static JsonObject next(JsonParser parser) {
    JsonObject object = new JsonObject();
    parser.nextToken();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      object.readMember(parser.currentName(), parser);
    }
    return object;
  }

  private void readMember(String name, JsonParser parser) {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_OBJECT) {
      NavigableMap<String, String> members = new TreeMap<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        members.put(key, parser.getString());
      }
      objects.put(name, members);
    } else if (token != JsonToken.VALUE_NULL) {
      names.add(name);
      scalars.add(parser.getString());
    }
  }

  String text(String name) {
    int place = names.indexOf(name);
    if (place < 0) {
      throw new IllegalStateException("no member " + name);
    }
    return scalars.get(place);
  }

  Optional<String> optional(String name) {
    int place = names.indexOf(name);
    return place < 0 ? Optional.empty() : Optional.of(scalars.get(place));
  }

  NavigableMap<String, String> object(String name) {
    return objects.getOrDefault(name, Collections.emptyNavigableMap());
  }
}
