package dev.accounts.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON object with the columns of an account, of which one may be an object of scalars. */
final class JsonObject {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Map<String, Column> BY_NAME =
      Arrays.stream(Column.values()).collect(Collectors.toMap(Column::toString, c -> c));

  /** What is read of an account, a row of a tree, or an account that is in the way. */
  enum Column {
    ID,
    TENANT_ID,
    PARENT_ID,
    NAME,
    ACCOUNT_NUMBER,
    EXTERNAL_REFERENCE,
    TYPE,
    CURRENCY,
    STATUS,
    STATUS_REASON,
    STATUS_CHANGED_AT,
    METADATA,
    VERSION,
    CHILD_COUNT,
    CREATED_AT,
    CREATED_BY,
    UPDATED_AT,
    UPDATED_BY;

    private final String name = name().toLowerCase(Locale.ROOT);

    @Override
    public String toString() {
      return name;
    }
  }

  private final Map<Column, String> scalars = new EnumMap<>(Column.class);
  private final NavigableMap<String, String> members = new TreeMap<>();

  /**
   * No account has a member that is neither a scalar nor such an object; only SQL by hand writes
   * that.
   */
  private boolean isNested;

  private JsonObject() {}

  static JsonObject parse(String json) {
    return parseAll(List.of(json)).getFirst();
  }

  /** The same of each text, with one parser: to make one takes as long as to read an object. */
  static List<JsonObject> parseAll(List<String> texts) {
    List<JsonObject> objects = new ArrayList<>(texts.size());
    byte[] utf8 = String.join(" ", texts).getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), utf8)) {
      for (int i = 0; i < texts.size(); i++) {
        objects.add(next(parser));
      }
    }
    return objects;
  }

  private static JsonObject next(JsonParser parser) {
    JsonObject object = new JsonObject();
    parser.nextToken();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      object.readMember(BY_NAME.get(name), parser);
    }
    return object;
  }

  private void readMember(@Nullable Column column, JsonParser parser) {
    JsonToken token = parser.nextToken();
    if (column == null) {
      parser.skipChildren();
    } else if (column == Column.METADATA && token == JsonToken.START_OBJECT) {
      for (String key = parser.nextName(); key != null; key = parser.nextName()) {
        readEntry(key, parser);
      }
    } else if (token.isStructStart()) {
      skip(parser);
    } else if (token != JsonToken.VALUE_NULL) {
      scalars.put(column, parser.getString());
    }
  }

  private void readEntry(String key, JsonParser parser) {
    JsonToken token = parser.nextToken();
    if (token.isStructStart() || token == JsonToken.VALUE_NULL) {
      skip(parser);
    } else {
      members.put(key, parser.getString());
    }
  }

  /** The objects behind this one can still be read. */
  private void skip(JsonParser parser) {
    parser.skipChildren();
    isNested = true;
  }

  String text(Column column) {
    String value = scalars.get(column);
    if (value == null) {
      throw new IllegalStateException("no member " + column);
    }
    return value;
  }

  Optional<String> optional(Column column) {
    return Optional.ofNullable(scalars.get(column));
  }

  /** The members of the metadata. */
  NavigableMap<String, String> metadata() {
    if (isNested || scalars.containsKey(Column.METADATA)) {
      throw new IllegalStateException("metadata is no object of scalars");
    }
    return members;
  }
}
