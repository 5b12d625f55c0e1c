package dev.accounts.rest.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The body of a request as the gateway handed it over; read only by routes that take one.
 *
 * @param base64 whether the content stands for bytes that a gateway took for binary
 */
public record Body(String content, boolean base64) {
  private static final int MAX_BYTES = 64 * 1024;

  /**
   * The bytes that the caller sent.
   *
   * @throws Rejected when there are too many of them, or they are not what the gateway says
   */
  public byte[] bytes() {
    return bytes(MAX_BYTES);
  }

  /**
   * The bytes that the caller sent, at most so many.
   *
   * @throws Rejected when there are too many of them, or they are not what the gateway says
   */
  public byte[] bytes(int most) {
    int least = base64 ? content.length() / 4 * 3 - 2 : content.length();
    if (least > most) {
      throw tooLarge(most);
    }
    byte[] bytes = base64 ? decoded() : encoded();
    if (bytes.length > most) {
      throw tooLarge(most);
    }
    return bytes;
  }

  private static Rejected tooLarge(int most) {
    return new Rejected(
        Problem.of(ProblemCode.BODY_TOO_LARGE)
            .saying("The body is larger than " + most / 1024 + " KiB."));
  }

  private byte[] decoded() {
    try {
      return Base64.getDecoder().decode(content);
    } catch (IllegalArgumentException malformed) {
      throw malformed("The body is not valid base64.");
    }
  }

  private byte[] encoded() {
    try {
      ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(content));
      byte[] bytes = new byte[utf8.remaining()];
      utf8.get(bytes);
      return bytes;
    } catch (CharacterCodingException malformed) {
      throw malformed("The body is not valid UTF-8.");
    }
  }

  /** The text that the bytes are, without repairing what is wrong with them. */
  public static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw malformed("The body is not valid UTF-8.");
    }
  }

  /** Ends a request whose body cannot be read. */
  public static Rejected malformed(String detail) {
    FieldError error = new FieldError(FieldError.In.BODY, "", "malformed", detail);
    return new Rejected(Problem.of(ProblemCode.MALFORMED_BODY).saying(detail).with(List.of(error)));
  }
}
