package dev.accounts.local.postgres;

import dev.accounts.local.start.DataDirectory;
import dev.accounts.local.start.StartFailure;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** PostgreSQL's programs, unpacked once for each data directory. */
final class Programs {
  private Programs() {}

  /**
   * Where they are, unpacked if need be. The directory is named by the archive's size, so that
   * another build of PostgreSQL goes into another one.
   */
  static Path unpacked(DataDirectory data, Consumer<String> progress) {
    URL archive = Programs.class.getResource(Platform.archive());
    if (archive == null) {
      throw new StartFailure(
          "There is no PostgreSQL in here for this machine; use --adapter memory.");
    }
    try {
      Path target = data.path("postgres-" + archive.openConnection().getContentLengthLong());
      if (!Files.isDirectory(target)) {
        progress.accept("Unpacking PostgreSQL (once) ...");
        Path fresh = Files.createTempDirectory(data.root(), Leftovers.UNPACKING);
        Archive.unpack(archive, fresh);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      }
      return target;
    } catch (IOException failure) {
      throw data.failure(failure);
    }
  }
}
