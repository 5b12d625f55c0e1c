package dev.accounts.rest.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JsonGenerator;

/** A text as it is sent, so that what is written in this form need not be converted again. */
public final class Utf8Text {
  /** No character. */
  public static final Utf8Text EMPTY = of("");

  private final byte[] buffer;
  private final int length;

  private Utf8Text(byte[] buffer, int length) {
    this.buffer = buffer;
    this.length = length;
  }

  /** This text. Half surrogate pairs become question marks. */
  public static Utf8Text of(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return new Utf8Text(utf8, utf8.length);
  }

  /** The bytes. */
  public byte[] utf8() {
    return Arrays.copyOf(buffer, length);
  }

  /** Writes it as a string of JSON. */
  public void writeString(JsonGenerator json) {
    json.writeUTF8String(buffer, 0, length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Utf8Text text
        && Arrays.equals(buffer, 0, length, text.buffer, 0, text.length);
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The text. */
  @Override
  public String toString() {
    return new String(buffer, 0, length, StandardCharsets.UTF_8);
  }

  /** Takes bytes in UTF-8, which become a text without another copy. */
  static final class Buffer extends ByteArrayOutputStream {
    Buffer(int size) {
      super(size);
    }

    /** What was written; nothing may be written after it. */
    Utf8Text text() {
      return new Utf8Text(buf, count);
    }
  }
}
