package dev.accounts.local.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Secrets on disk: readable by their owner only, and never seen half written. */
public final class PrivateFile {
  private PrivateFile() {}

  /** Writes the whole text at once. */
  public static void write(Path file, String text) throws IOException {
    // temporary files belong to their owner alone from the beginning
    Path fresh = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
