package dev.accounts.lambda;

import java.io.StringWriter;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON without looking into classes, which would cost a cold start its time. */
final class JsonText {
  private static final JsonFactory FORMAT = new JsonFactory();

  private JsonText() {}

  /** An object with the members that are written. */
  static String object(Consumer<JsonGenerator> members) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = FORMAT.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    }
    return text.toString();
  }

  /** Writes a member, or leaves it out when there is no value. */
  static void optional(JsonGenerator json, String name, Optional<?> value) {
    value.ifPresent(present -> json.writeStringProperty(name, present.toString()));
  }
}
