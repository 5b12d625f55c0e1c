package dev.accounts.rest.auth;

import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import dev.accounts.rest.query.LengthPrefixedHash;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens whose signatures were found valid lately, each with the key that showed it. A client
 * sends its token with every request for an hour, and to read and verify it takes more time than
 * most requests otherwise do. What a token claims, and whether its key is still published, is
 * judged at each use.
 *
 * <p>Of a token the memory holds what is signed, and a hash of the signature, so it holds none that
 * could be used.
 */
final class VerifiedTokens {
  private static final int MOST = 1_000;

  /** By what is signed. */
  private final Map<String, Remembered> tokens =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
              return size() > MOST;
            }
          });

  /** What a token says, without its signature, and what finds the key that it names. */
  record SignedToken(JWKSelector key, Token token) {}

  /** A token and the key with which it is signed. */
  record Verified(SignedToken token, RSAKey key) {}

  /** A token whose signature has this hash. */
  private record Remembered(String signature, Verified token) {}

  Optional<Verified> find(String text) {
    Remembered known = tokens.get(signed(text));
    return known != null && known.signature().equals(hashOfSignature(text))
        ? Optional.of(known.token())
        : Optional.empty();
  }

  void add(String text, Verified token) {
    tokens.put(signed(text), new Remembered(hashOfSignature(text), token));
  }

  int size() {
    return tokens.size();
  }

  /** All before the last full stop. */
  private static String signed(String text) {
    return text.substring(0, Math.max(0, text.lastIndexOf('.')));
  }

  private static String hashOfSignature(String text) {
    String signature = text.substring(text.lastIndexOf('.') + 1);
    byte[] hash = new LengthPrefixedHash().add(signature).digest();
    return new String(hash, StandardCharsets.ISO_8859_1);
  }
}
