package dev.accounts.rest.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A hash of several parts that says where each part ends. */
public final class LengthPrefixedHash {
  private final MessageDigest digest;

  /** Of nothing so far. */
  public LengthPrefixedHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /** Adds a text in UTF-8. */
  public LengthPrefixedHash add(String part) {
    return add(part.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes. */
  public LengthPrefixedHash add(byte[] part) {
    int length = part.length;
    digest.update((byte) (length >>> 24));
    digest.update((byte) (length >>> 16));
    digest.update((byte) (length >>> 8));
    digest.update((byte) length);
    digest.update(part);
    return this;
  }

  /** The hash of all parts. */
  public byte[] digest() {
    return digest.digest();
  }
}
