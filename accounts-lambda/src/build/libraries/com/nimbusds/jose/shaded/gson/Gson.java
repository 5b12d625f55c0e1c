package com.nimbusds.jose.shaded.gson;

import com.nimbusds.jose.shaded.gson.stream.JsonReader;
import com.nimbusds.jose.shaded.gson.stream.JsonToken;
import com.nimbusds.jose.shaded.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes what tokens and keys are made of, with Gson's own reader and writer: maps,
 * lists, texts, numbers, truth values and null. Gson's own class first makes an adapter for each
 * type of Java that it knows.
 *
 * <p>As there, a name that comes twice is refused in the outermost object, and the last one counts
 * in the others. Unlike there, nothing but an object is read as one.
 */
public final class Gson {
  private final Strictness strictness;
  private final ToNumberStrategy numbers;
  private final boolean writesNulls;
  private final boolean isForHtml;

  public Gson() {
    this(Strictness.LENIENT, ToNumberPolicy.DOUBLE, false, true);
  }

  Gson(
      Strictness strictness, ToNumberStrategy numbers, boolean writesNulls, boolean isForHtml) {
    this.strictness = strictness;
    this.numbers = numbers;
    this.writesNulls = writesNulls;
    this.isForHtml = isForHtml;
  }

  /** What this JSON says; the caller finds out whether it is of the type that it wanted. */
  @SuppressWarnings("unchecked")
  public <T> T fromJson(String json, Type type) throws JsonSyntaxException {
    try (JsonReader reader = new JsonReader(new StringReader(json))) {
      reader.setStrictness(strictness);
      Object value =
          reader.peek() == JsonToken.BEGIN_OBJECT ? readObject(reader, true) : read(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonSyntaxException("There is something behind the JSON");
      }
      return (T) value;
    } catch (IOException | IllegalStateException | NumberFormatException malformed) {
      throw new JsonSyntaxException(malformed);
    }
  }

  private Object read(JsonReader reader) throws IOException {
    JsonToken next = reader.peek();
    if (next == JsonToken.BEGIN_OBJECT) {
      return readObject(reader, false);
    }
    if (next == JsonToken.BEGIN_ARRAY) {
      return readArray(reader);
    }
    if (next == JsonToken.NUMBER) {
      return numbers.readNumber(reader);
    }
    if (next == JsonToken.BOOLEAN) {
      return reader.nextBoolean();
    }
    if (next == JsonToken.NULL) {
      reader.nextNull();
      return null;
    }
    return reader.nextString();
  }

  private Map<String, Object> readObject(JsonReader reader, boolean isOutermost)
      throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (isOutermost && members.containsKey(name)) {
        throw new JsonSyntaxException("A name comes twice");
      }
      members.put(name, read(reader));
    }
    reader.endObject();
    return members;
  }

  private List<Object> readArray(JsonReader reader) throws IOException {
    List<Object> items = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      items.add(read(reader));
    }
    reader.endArray();
    return items;
  }

  public String toJson(Object value) {
    StringWriter json = new StringWriter();
    try (JsonWriter writer = new JsonWriter(json)) {
      writer.setStrictness(strictness);
      writer.setSerializeNulls(writesNulls);
      writer.setHtmlSafe(isForHtml);
      write(value, writer);
    } catch (IOException e) {
      throw new JsonIOException(e);
    }
    return json.toString();
  }

  private void write(Object value, JsonWriter writer) throws IOException {
    if (value == null) {
      writer.nullValue();
    } else if (value instanceof Map<?, ?> members) {
      writer.beginObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        writer.name(String.valueOf(member.getKey()));
        write(member.getValue(), writer);
      }
      writer.endObject();
    } else if (value instanceof Iterable<?> items) {
      writer.beginArray();
      for (Object item : items) {
        write(item, writer);
      }
      writer.endArray();
    } else if (value instanceof Number number) {
      writer.value(number);
    } else if (value instanceof Boolean truth) {
      writer.value(truth);
    } else if (value instanceof String text) {
      writer.value(text);
    } else {
      throw new JsonIOException("Not a part of JSON: " + value.getClass().getName());
    }
  }
}
