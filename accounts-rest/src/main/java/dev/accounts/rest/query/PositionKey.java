package dev.accounts.rest.query;

import dev.accounts.application.port.Position;
import dev.accounts.domain.AccountId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A position as the key of a cursor: the account's id, then each text behind its length. */
public final class PositionKey {
  private PositionKey() {}

  /** The key. */
  public static byte[] write(Position position) {
    UUID id = position.id().value();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
    for (String text : position.keys()) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) encoded.length).array());
      bytes.writeBytes(encoded);
    }
    return bytes.toByteArray();
  }

  /** The position in a key. */
  public static Position read(ByteBuffer key) {
    AccountId id = new AccountId(new UUID(key.getLong(), key.getLong()));
    List<String> texts = new ArrayList<>();
    while (key.hasRemaining()) {
      byte[] encoded = new byte[Short.toUnsignedInt(key.getShort())];
      key.get(encoded);
      texts.add(new String(encoded, StandardCharsets.UTF_8));
    }
    return new Position(texts, id);
  }
}
