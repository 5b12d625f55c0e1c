package dev.accounts.lambda.priming;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's half of SCRAM-SHA-256 (RFC 5802 and 7677), whose signature the driver checks.
 * Whether the client knows the password is of no interest here.
 */
final class ScramExchange {
  private static final String HMAC = "HmacSHA256";
  private static final int ITERATIONS = 4096;
  private static final int BITS = 256;
  private static final byte[] SALT = "priming priming!".getBytes(UTF_8);

  private final String password;
  private String soFar = "";

  ScramExchange(String password) {
    this.password = password;
  }

  /**
   * The server's first message.
   *
   * @param message the client's, which begins with the mechanism and whose bare part is last
   */
  String first(String message) {
    String bare = message.substring(message.indexOf("n="));
    String nonce = bare.substring(bare.indexOf("r=") + 2) + "priming";
    String salt = Base64.getEncoder().encodeToString(SALT);
    String first = "r=" + nonce + ",s=" + salt + ",i=" + ITERATIONS;
    soFar = bare + "," + first;
    return first;
  }

  /** The server's last message in response to the client's. */
  String last(String message) {
    String withoutProof = message.substring(0, message.lastIndexOf(",p="));
    try {
      byte[] salted =
          SecretKeyFactory.getInstance("PBKDF2With" + HMAC)
              .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, ITERATIONS, BITS))
              .getEncoded();
      byte[] signature = hmac(hmac(salted, "Server Key"), soFar + "," + withoutProof);
      return "v=" + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + HMAC, e);
    }
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac hmac = Mac.getInstance(HMAC);
    hmac.init(new SecretKeySpec(key, HMAC));
    return hmac.doFinal(text.getBytes(UTF_8));
  }
}
