package dev.accounts.sql.json;

import dev.accounts.domain.text.InstantText;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes one JSON object; nothing is written as null. */
public final class JsonWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final StringWriter text = new StringWriter();
  private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text);

  /** An object without members. */
  public JsonWriter() {
    json.writeStartObject();
  }

  /** A member that is a text. */
  public JsonWriter put(String name, Object value) {
    json.writeStringProperty(name, value.toString());
    return this;
  }

  /** A member that is an instant. */
  public JsonWriter put(String name, Instant at) {
    json.writeStringProperty(name, InstantText.text(at));
    return this;
  }

  /** A member that is a number. */
  public JsonWriter put(String name, long value) {
    json.writeNumberProperty(name, value);
    return this;
  }

  /** A member that is a text, or null. */
  public JsonWriter put(String name, Optional<?> value) {
    if (value.isEmpty()) {
      json.writeNullProperty(name);
      return this;
    }
    return put(name, value.get());
  }

  /** The same, left out when there is none. */
  public JsonWriter putIfPresent(String name, Optional<?> value) {
    return value.isEmpty() ? this : put(name, value.get());
  }

  /** A member whose value is JSON already. */
  public JsonWriter putJson(String name, String value) {
    json.writeName(name);
    json.writeRawValue(value);
    return this;
  }

  /** A member that is an object of texts. */
  public JsonWriter put(String name, Map<String, String> members) {
    json.writeObjectPropertyStart(name);
    members.forEach(json::writeStringProperty);
    json.writeEndObject();
    return this;
  }

  /** A JSON array of texts. */
  public static String array(List<String> texts) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartArray();
      texts.forEach(json::writeString);
      json.writeEndArray();
    }
    return text.toString();
  }

  /** A JSON object of texts. */
  public static String object(Map<String, String> members) {
    JsonWriter json = new JsonWriter();
    members.forEach(json::put);
    return json.end();
  }

  /** The object. */
  public String end() {
    json.writeEndObject();
    json.close();
    return text.toString();
  }
}
