package dev.accounts.local.userpool;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.accounts.local.start.PrivateFile;
import dev.accounts.local.start.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
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
    try {
      if (!Files.exists(file)) {
        PrivateFile.write(file, fresh().key().toJSONString());
      }
      return new SigningKey(RSAKey.parse(Files.readString(file)));
    } catch (IOException | ParseException unreadable) {
      throw new StartFailure(
          "No signing key can be read from " + file + "; delete it.", unreadable);
    }
  }
}
