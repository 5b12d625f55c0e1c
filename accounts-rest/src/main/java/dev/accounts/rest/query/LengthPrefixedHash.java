package dev.accounts.rest.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A hash of several parts that says where each part ends. */
public final class LengthPrefixedHash {
  private static final MessageDigest UNUSED = sha256();

  private final MessageDigest digest = copy();

  /** Of nothing so far. */
  public LengthPrefixedHash() {}

  /** To look for who provides it takes longer than most hashes. */
  private static MessageDigest copy() {
    try {
      return (MessageDigest) UNUSED.clone();
    } catch (CloneNotSupportedException notEveryProvider) {
      return sha256();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
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
