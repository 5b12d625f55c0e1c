package dev.accounts.local.postgres;

import dev.accounts.local.start.DataDirectory;
import dev.accounts.local.start.PrivateFile;
import dev.accounts.local.start.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Passwords, since the loopback address is open to every user of the machine. The superuser's is
 * kept beside the data; everybody else's is new at each start.
 */
final class Passwords {
  static final String SUPERUSER = "postgres";
  private static final int BYTES = 24;

  private Passwords() {}

  static String fresh() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  static Path file(DataDirectory data) {
    return data.path("postgres-password");
  }

  /** The superuser's, made at first. */
  static String kept(DataDirectory data) {
    Path file = file(data);
    try {
      if (!Files.exists(file)) {
        PrivateFile.write(file, fresh());
      }
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new StartFailure("No password can be read from " + file, unreadable);
    }
  }
}
