package dev.accounts.local.start;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.function.Supplier;

/** A secret on disk: readable by its owner only, and never seen half written. */
public final class PrivateFile {
  private PrivateFile() {}

  /** What the file holds; at first, or when it is empty, it is written with the given text. */
  public static String kept(Path file, Supplier<String> first) {
    try {
      if (!isThere(file)) {
        write(file, first.get());
      }
      // every sequence of bytes is a text in this encoding, so that its reader can say what is
      // wrong
      return Files.readString(file, ISO_8859_1);
    } catch (IOException failure) {
      throw new DirectoryTrouble(Objects.requireNonNull(file.getParent())).failure(failure);
    }
  }

  /** Whether there is such a file with something in it. */
  public static boolean isThere(Path file) {
    return file.toFile().length() > 0;
  }

  private static void write(Path file, String text) throws IOException {
    // temporary files belong to their owner alone from the beginning
    Path fresh = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
    try {
      Files.writeString(fresh, text, ISO_8859_1);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
