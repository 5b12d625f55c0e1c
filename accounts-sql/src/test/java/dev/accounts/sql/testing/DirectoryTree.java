package dev.accounts.sql.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory with everything in it. */
final class DirectoryTree {
  private DirectoryTree() {}

  /** Copies it into a directory that is there and empty. */
  static void copy(Path from, Path to) throws IOException {
    for (Path path : paths(from)) {
      if (!path.equals(from)) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Removes it. */
  static void delete(Path root) throws IOException {
    for (Path path : paths(root).stream().sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(path);
    }
  }

  private static List<Path> paths(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.toList();
    }
  }
}
