package dev.accounts.local.postgres;

import dev.accounts.local.start.DataDirectory;
import dev.accounts.local.start.PrivateFile;
import dev.accounts.local.start.StartFailure;
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

  /** The superuser's, made for a new cluster; another one cannot be opened without its own. */
  static String kept(DataDirectory data, boolean isNew) {
    Path file = file(data);
    if (!isNew && !PrivateFile.isThere(file)) {
      throw wrong(data);
    }
    return PrivateFile.kept(file, Passwords::fresh).strip();
  }

  /** The file does not open the database that lies beside it. */
  static StartFailure wrong(DataDirectory data) {
    return new StartFailure(
        "The password of the database is not in "
            + file(data)
            + ": restore that file, or choose another data directory with --data.");
  }
}
