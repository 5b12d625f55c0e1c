package dev.accounts.rest.auth;

import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
 * <p>Tokens are known by their SHA-256 and kept without their signatures, so that the memory holds
 * none that could be used.
 */
final class VerifiedTokens {
  private static final int MOST = 1_000;

  private final Map<String, Verified> tokens =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
              return size() > MOST;
            }
          });

  /** What a token says, without its signature, and what finds the key that it names. */
  record SignedToken(JWKSelector key, Token token) {}

  /** A token and the key with which it is signed. */
  record Verified(SignedToken token, RSAKey key) {}

  Optional<Verified> find(String text) {
    return Optional.ofNullable(tokens.get(hash(text)));
  }

  void add(String text, Verified token) {
    tokens.put(hash(text), token);
  }

  int size() {
    return tokens.size();
  }

  private static String hash(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
      return new String(hash, StandardCharsets.ISO_8859_1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
