package dev.accounts.rest.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads exactly one JSON value: no comments, no duplicate names, nothing after it, and not nested
 * without end. Names are not interned, because callers choose them.
 */
public final class JsonReader {
  private static final int MAX_DEPTH = 64;

  private static final JsonFactory FORMAT =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private final String text;
  private final Set<String> unread;

  private JsonReader(String text, Set<String> unread) {
    this.text = text;
    this.unread = unread;
  }

  /**
   * Reads text.
   *
   * @throws tools.jackson.core.JacksonException when it is not JSON
   */
  public static Json read(String text) {
    return new JsonReader(text, Set.of()).read();
  }

  /**
   * Reads bytes in UTF-8. What is not UTF-8 becomes a character that says so.
   *
   * @throws tools.jackson.core.JacksonException when they are not JSON
   */
  public static Json read(byte[] utf8) {
    return read(utf8, Set.of());
  }

  /**
   * The same, where objects of these names are only looked through, and can be read when they are
   * needed.
   *
   * @throws tools.jackson.core.JacksonException when they are not JSON
   */
  public static Json read(byte[] utf8, Set<String> unread) {
    return new JsonReader(new String(utf8, StandardCharsets.UTF_8), unread).read();
  }

  private Json read() {
    try (JsonParser parser = FORMAT.createParser(ObjectReadContext.empty(), text)) {
      return whole(parser);
    }
  }

  private Json whole(JsonParser parser) {
    Json value = value(parser, parser.nextToken());
    if (parser.nextToken() != null) {
      throw new StreamReadException(parser, "There is more than one value");
    }
    return value;
  }

  private Json value(JsonParser parser, JsonToken token) {
    if (token == null) { // as a case it would make the switch of each value several times slower
      throw new StreamReadException(parser, "There is no value");
    }
    return switch (token) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> items(parser);
      case VALUE_STRING -> new Json.Text(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getString());
      case VALUE_TRUE -> Json.Plain.TRUE;
      case VALUE_FALSE -> Json.Plain.FALSE;
      case VALUE_NULL -> Json.Plain.NULL;
      case END_ARRAY, END_OBJECT, NOT_AVAILABLE, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new StreamReadException(parser, "A value was expected");
    };
  }

  private Json members(JsonParser parser) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      boolean isUnread = token == JsonToken.START_OBJECT && unread.contains(name);
      Json value = isUnread ? unread(parser) : value(parser, token);
      if (members.put(name, value) != null) {
        throw new StreamReadException(parser, "A name stands twice in an object");
      }
    }
    return new Json.Members(members);
  }

  private Json unread(JsonParser parser) {
    long start = parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    long end = parser.currentLocation().getCharOffset();
    return new Json.Unread(text.substring((int) start, (int) end));
  }

  private Json items(JsonParser parser) {
    List<Json> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(parser, token));
    }
    return new Json.Items(items);
  }
}
