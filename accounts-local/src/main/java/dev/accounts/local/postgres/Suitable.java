package dev.accounts.local.postgres;

import dev.accounts.local.start.DataDirectory;
import dev.accounts.local.start.StartFailure;
import java.util.regex.Pattern;

/**
 * What PostgreSQL asks of a data directory beyond being writable, known before anything is slow.
 */
final class Suitable {
  /** The shell through which pg_ctl starts a server would read these in its own way. */
  private static final Pattern SPECIAL = Pattern.compile("[\"$`\\n]|\\\\");

  private Suitable() {}

  static void check(DataDirectory data) {
    if (!Platform.isWindows() && SPECIAL.matcher(data.root().toString()).find()) {
      throw new StartFailure(
          "PostgreSQL cannot use the data directory "
              + data.root()
              + ": choose one with --data whose path has no quote, $, ` or backslash.");
    }
    if (Platform.isRoot()) {
      data.otherOwner().ifPresent(owner -> refuse(data, owner));
    }
  }

  /** PostgreSQL does not run as root, and then may not open the files of another user. */
  private static void refuse(DataDirectory data, String owner) {
    throw new StartFailure(
        "The data directory "
            + data.root()
            + " belongs to "
            + owner
            + ": start this as that user, or choose another directory with --data.");
  }
}
