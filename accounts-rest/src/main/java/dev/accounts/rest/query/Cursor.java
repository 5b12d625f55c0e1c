package dev.accounts.rest.query;

import dev.accounts.domain.Refusal;
import dev.accounts.rest.http.FieldError;
import dev.accounts.rest.http.Problem;
import dev.accounts.rest.http.ProblemCode;
import dev.accounts.rest.http.Rejected;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a list goes on, opaque to callers: a version byte, the key of the last item seen, and a
 * mark made of that key and the list that it belongs to.
 */
public final class Cursor {
  private static final byte VERSION = 1;
  private static final int MARK = 8;

  private Cursor() {}

  /** A cursor that goes on after this key, in this list only. */
  public static String write(byte[] key, byte[] scope) {
    byte[] mark = new LengthPrefixedHash().add(scope).add(key).digest();
    byte[] bytes =
        ByteBuffer.allocate(1 + key.length + MARK).put(VERSION).put(key).put(mark, 0, MARK).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * What the key in a cursor says.
   *
   * @param otherwise what is wrong with the cursor if this list did not make it
   * @throws Rejected when this list did not make the cursor
   */
  static <K> K read(
      String cursor, byte[] scope, Function<ByteBuffer, K> read, FieldError otherwise) {
    byte[] bytes = decode(cursor).orElseThrow(() -> invalid(otherwise));
    byte[] key = Arrays.copyOfRange(bytes, 1, bytes.length - MARK);
    if (!write(key, scope).equals(cursor)) {
      throw invalid(otherwise);
    }
    try {
      return read.apply(ByteBuffer.wrap(key));
    } catch (BufferUnderflowException | Refusal forged) {
      throw invalid(otherwise);
    }
  }

  private static Optional<byte[]> decode(String cursor) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(cursor)).filter(b -> b.length > MARK);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Rejected invalid(FieldError error) {
    return new Rejected(Problem.of(ProblemCode.INVALID_CURSOR).with(List.of(error)));
  }
}
