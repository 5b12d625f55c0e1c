package dev.accounts.local.userpool;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.accounts.local.start.PrivateFile;
import dev.accounts.local.start.StartFailure;
import java.nio.file.Path;
import java.text.ParseException;

/** The RSA key that signs the pool's tokens. */
public record SigningKey(RSAKey key) {
  private static final int BITS = 2048;

  /** A new one. */
  public static SigningKey fresh() {
    try {
      return new SigningKey(
          new RSAKeyGenerator(BITS)
              .algorithm(JWSAlgorithm.RS256)
              .keyUse(KeyUse.SIGNATURE)
              .keyIDFromThumbprint(true)
              .generate());
    } catch (JOSEException noRsa) {
      throw new IllegalStateException(noRsa);
    }
  }

  /** The one in the file, so that tokens outlive a restart; a new one is put there at first. */
  public static SigningKey kept(Path file) {
    String text = PrivateFile.kept(file, () -> fresh().key().toJSONString());
    try {
      RSAKey key = RSAKey.parse(text);
      if (key.isPrivate() && key.size() >= BITS) {
        return new SigningKey(key);
      }
      throw unusable(file, new ParseException("not a private key of " + BITS + " bits", 0));
    } catch (ParseException damaged) {
      throw unusable(file, damaged);
    }
  }

  private static StartFailure unusable(Path file, ParseException why) {
    return new StartFailure(
        "The signing key in " + file + " is damaged: delete the file to get a new one.", why);
  }
}
