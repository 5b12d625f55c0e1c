package dev.accounts.sql;

import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes one JSON object; nothing is written as null. */
final class JsonWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final StringWriter text = new StringWriter();
  private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text);

  JsonWriter() {
    json.writeStartObject();
  }

  JsonWriter put(String name, Object value) {
    json.writeStringProperty(name, value.toString());
    return this;
  }

  JsonWriter put(String name, long value) {
    json.writeNumberProperty(name, value);
    return this;
  }

  JsonWriter put(String name, Optional<?> value) {
    value.ifPresentOrElse(v -> put(name, v), () -> json.writeNullProperty(name));
    return this;
  }

  JsonWriter put(String name, Map<String, String> members) {
    json.writeObjectPropertyStart(name);
    members.forEach(json::writeStringProperty);
    json.writeEndObject();
    return this;
  }

  String end() {
    json.writeEndObject();
    json.close();
    return text.toString();
  }
}
