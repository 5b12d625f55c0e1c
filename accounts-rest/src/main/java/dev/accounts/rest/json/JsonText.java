package dev.accounts.rest.json;

import dev.accounts.domain.text.InstantText;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON without looking into classes, which would cost a cold start its time. */
public final class JsonText {
  private static final JsonFactory FORMAT = new JsonFactory();
  private static final int INITIAL_BYTES = 1024;

  private JsonText() {}

  /** An object with the members that are written. */
  public static String object(Consumer<JsonGenerator> members) {
    UnlockedText text = new UnlockedText();
    try (JsonGenerator json = FORMAT.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    }
    return text.toString();
  }

  /** The same in UTF-8. */
  public static Utf8Text utf8(Consumer<JsonGenerator> members) {
    return utf8(INITIAL_BYTES, members);
  }

  /**
   * The same where it is known how much it is.
   *
   * @param bytes how many it has, about
   */
  public static Utf8Text utf8(int bytes, Consumer<JsonGenerator> members) {
    Utf8Text.Buffer utf8 = new Utf8Text.Buffer(bytes);
    writeObject(utf8, members);
    return utf8.text();
  }

  /** Writes the same to a stream, and closes it. */
  public static void writeObject(OutputStream utf8, Consumer<JsonGenerator> members) {
    try (JsonGenerator json = FORMAT.createGenerator(ObjectWriteContext.empty(), utf8)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    }
  }

  /** A member's name, encoded once and for all. */
  public static SerializableString name(String name) {
    return new SerializedString(name);
  }

  /** Writes a member, or leaves it out when there is no value. */
  public static void optional(JsonGenerator json, String name, Optional<?> value) {
    if (value.isPresent()) {
      json.writeStringProperty(name, value.get().toString());
    }
  }

  /** The same with a name that is encoded. */
  public static void optional(JsonGenerator json, SerializableString name, Optional<?> value) {
    if (value.isPresent()) {
      json.writeName(name).writeString(value.get().toString());
    }
  }

  /** Writes a member that is an instant. */
  public static void instant(JsonGenerator json, String name, Instant at) {
    json.writeStringProperty(name, InstantText.text(at));
  }

  /** Writes a value as it was read; numbers as they were written. */
  public static void value(JsonGenerator json, Json value) {
    switch (value) {
      case Json.Text(String text) -> json.writeString(text);
      case Json.Numeral(String digits) -> json.writeRawValue(digits);
      case Json.Unread(String object) -> json.writeRawValue(object);
      case Json.Plain plain -> json.writeRawValue(plain.name().toLowerCase(Locale.ROOT));
      case Json.Items(List<Json> items) -> {
        json.writeStartArray();
        items.forEach(item -> value(json, item));
        json.writeEndArray();
      }
      case Json.Members(Map<String, Json> members) -> {
        json.writeStartObject();
        members.forEach((name, member) -> member(json, name, member));
        json.writeEndObject();
      }
    }
  }

  /** Writes a member of an object as it was read. */
  public static void member(JsonGenerator json, String name, Json value) {
    json.writeName(name);
    value(json, value);
  }
}
