package dev.accounts.local.userpool;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** Proof key for code exchange by S256 (RFC 7636). */
final class Pkce {
  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private Pkce() {}

  static boolean isChallenge(String text) {
    return CHALLENGE.matcher(text).matches();
  }

  static boolean matches(String verifier, String challenge) {
    return VERIFIER.matcher(verifier).matches()
        && MessageDigest.isEqual(hash(verifier), challenge.getBytes(US_ASCII));
  }

  private static byte[] hash(String verifier) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encode(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
