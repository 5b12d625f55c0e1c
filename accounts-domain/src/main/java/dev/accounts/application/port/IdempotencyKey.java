package dev.accounts.application.port;

import dev.accounts.domain.Violations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Makes sending a write twice the same as sending it once.
 *
 * @param key what the client chose: 1 to 255 visible ASCII characters, scoped by tenant; remembered
 *     for {@link #LIFE}
 * @param requestHash SHA-256 of the request, in hexadecimal: another request under the same key is
 *     refused
 */
public record IdempotencyKey(String key, String requestHash) {

  /** How long a key is remembered after its first use; then it can be used for another request. */
  public static final Duration LIFE = Duration.ofDays(30);

  /**
   * A key for the request of which this is the text. For a creation that is its body. For a change
   * the body is not enough, because two changes may have the same one, such as freezing and closing
   * with the same reason: the name of the change and the expected version have to stand in it, too.
   * The same text for another account, or for a write of another kind, is refused.
   */
  public static IdempotencyKey of(String key, String request) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha256.digest(request.getBytes(StandardCharsets.UTF_8));
      return new IdempotencyKey(key, HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  public IdempotencyKey {
    Violations violations = Violations.of("/Idempotency-Key").text(key, 1, 255);
    if (key.chars().anyMatch(c -> c < 0x21 || c > 0x7E)) {
      violations.add("bad-character", "must have visible ASCII characters only");
    }
    violations.throwIfAny();
    if (HexFormat.of().parseHex(requestHash).length != 32) {
      throw new IllegalArgumentException("requestHash must have 64 hexadecimal digits");
    }
  }
}
