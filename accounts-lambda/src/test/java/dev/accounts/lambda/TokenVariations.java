package dev.accounts.lambda;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * What may stand in {@code Authorization} instead of a valid token; the same for the same number.
 */
final class TokenVariations {
  private static final List<String> HEADER_FIELDS =
      List.of(
          "alg",
          "kid",
          "typ",
          "cty",
          "crit",
          "b64",
          "jwk",
          "jku",
          "x5c",
          "x5u",
          "x5t",
          "x5t#S256",
          "zip",
          "enc",
          "epk",
          "p2c",
          "p2s",
          "apu",
          "iv",
          "tag",
          "\u0430lg",
          "");

  private static final List<String> CLAIMS =
      List.of(
          "iss",
          "sub",
          "aud",
          "exp",
          "iat",
          "nbf",
          "jti",
          "token_use",
          "client_id",
          "auth_time",
          "custom:tenantId",
          "cognito:groups",
          "__proto__",
          "");

  private static final List<String> SEPARATORS =
      List.of("..", "", ". ", ".\u0000", "\uff0e", ".x.");

  /** Numbers that follow each other begin with unlike random numbers. */
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private final List<String> header;
  private final List<String> claims;
  private final PrivateKey key;

  /**
   * Variations of one token.
   *
   * @param header its members, as {@code "name":value}
   * @param claims its members
   */
  TokenVariations(List<String> header, List<String> claims, PrivateKey key) {
    this.header = header;
    this.claims = claims;
    this.key = key;
  }

  /** Every fourth one is signed with the key. */
  String authorization(int number) {
    Random random = new Random(number * SPREAD);
    StrangeJson json = new StrangeJson(random);
    String content =
        encoded(json.object(header, HEADER_FIELDS), random)
            + separator(random)
            + encoded(json.object(claims, CLAIMS), random);
    byte[] signature = number % 4 == 0 ? signed(content, random) : new byte[random.nextInt(300)];
    return scheme(random) + content + separator(random) + encoded(signature, random) + end(random);
  }

  private static String separator(Random random) {
    return random.nextInt(100) == 0 ? SEPARATORS.get(random.nextInt(SEPARATORS.size())) : ".";
  }

  private static String scheme(Random random) {
    return switch (random.nextInt(100)) {
      case 0 -> "";
      case 1 -> "bEARER   ";
      case 2 -> "Basic ";
      case 3 -> "Bearer\t";
      default -> "Bearer ";
    };
  }

  private static String end(Random random) {
    return switch (random.nextInt(100)) {
      case 0 -> ".";
      case 1 -> ".AAAA.AAAA";
      case 2 -> " x";
      case 3 -> "=\n";
      default -> "";
    };
  }

  private static String encoded(byte[] bytes, Random random) {
    String plain = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return switch (random.nextInt(100)) {
      case 0 -> Base64.getEncoder().encodeToString(bytes);
      case 1 -> Base64.getMimeEncoder().encodeToString(bytes);
      case 2 -> plain + "=".repeat(random.nextInt(4));
      case 3 -> plain.substring(0, random.nextInt(plain.length() + 1));
      case 4 -> plain + "\u00e9\u0000%".charAt(random.nextInt(3));
      case 5 -> new String(bytes, StandardCharsets.ISO_8859_1);
      default -> plain;
    };
  }

  /** With the key, mostly by the algorithm that is taken. */
  private byte[] signed(String content, Random random) {
    String algorithm = random.nextInt(10) == 0 ? "SHA512withRSA" : "SHA256withRSA";
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(content.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
