package dev.accounts.sql.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
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
public final class JsonObject {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Map<String, Column> BY_NAME =
      Arrays.stream(Column.values()).collect(Collectors.toMap(Column::toString, c -> c));

  /**
   * What is read of an account, a row of a tree, or an account that is in the way; in the order in
   * which PostgreSQL writes the members of an object, shorter names first.
   */
  public enum Column {
    ID,
    NAME,
    TYPE,
    STATUS,
    VERSION,
    CURRENCY,
    METADATA,
    PARENT_ID,
    TENANT_ID,
    CREATED_AT,
    CREATED_BY,
    UPDATED_AT,
    UPDATED_BY,
    CHILD_COUNT,
    STATUS_REASON,
    ACCOUNT_NUMBER,
    STATUS_CHANGED_AT,
    EXTERNAL_REFERENCE;

    private final String name = name().toLowerCase(Locale.ROOT);
    private final String beginning = '"' + name + "\": ";

    /** What PostgreSQL writes before its value. */
    String beginning() {
      return beginning;
    }

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

  /**
   * Reads one.
   *
   * @throws RuntimeException when the text is none
   */
  public static JsonObject parse(String json) {
    Optional<JsonObject> plain = PlainRow.read(json);
    return plain.isPresent() ? plain.get() : parseAny(json);
  }

  /** Reads JSON in any form. */
  static JsonObject parseAny(String json) {
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), utf8)) {
      return next(parser);
    }
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
      put(column, parser.getString());
    }
  }

  private void readEntry(String key, JsonParser parser) {
    JsonToken token = parser.nextToken();
    if (token.isStructStart() || token == JsonToken.VALUE_NULL) {
      skip(parser);
    } else {
      putEntry(key, parser.getString());
    }
  }

  void put(Column column, String value) {
    scalars.put(column, value);
  }

  void putEntry(String key, String value) {
    members.put(key, value);
  }

  private void skip(JsonParser parser) {
    parser.skipChildren();
    isNested = true;
  }

  /**
   * The text of a column, or its number or truth as a text.
   *
   * @throws IllegalStateException when there is none
   */
  public String text(Column column) {
    String value = scalars.get(column);
    if (value == null) {
      throw new IllegalStateException("no member " + column);
    }
    return value;
  }

  /** The same of a column that may be null. */
  public Optional<String> optional(Column column) {
    return Optional.ofNullable(scalars.get(column));
  }

  /**
   * The members of the metadata.
   *
   * @throws IllegalStateException when they are not all texts, numbers or truths
   */
  public NavigableMap<String, String> metadata() {
    if (isNested || scalars.containsKey(Column.METADATA)) {
      throw new IllegalStateException("metadata is no object of scalars");
    }
    return members;
  }
}
