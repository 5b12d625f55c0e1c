package dev.accounts.rest.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text as it is sent, so that what is written in this form need not be converted again. */
public final class Utf8Text {
  /** No character. */
  public static final Utf8Text EMPTY = new Utf8Text(new byte[0]);

  private final byte[] utf8;

  private Utf8Text(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** This text. Half surrogate pairs become question marks. */
  public static Utf8Text of(String text) {
    return new Utf8Text(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A text that is UTF-8 already. */
  static Utf8Text ofUtf8(byte[] text) {
    return new Utf8Text(text);
  }

  /** The bytes, which must not be changed. */
  public byte[] utf8() {
    return utf8;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Utf8Text text && Arrays.equals(utf8, text.utf8);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8);
  }

  /** The text. */
  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
