package dev.accounts.local.postgres;

import dev.accounts.local.start.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Directories that were being made when an earlier run was cut off. */
final class Leftovers {
  static final String UNPACKING = "unpacking-";
  static final String CREATING = "creating-";

  private Leftovers() {}

  /** Removes them; one that cannot be removed does no harm. */
  static void remove(DataDirectory data, Consumer<String> progress) {
    try (Stream<Path> entries = Files.list(data.root())) {
      for (Path entry : entries.filter(Leftovers::isLeftOver).toList()) {
        removeTree(entry);
      }
    } catch (IOException | UncheckedIOException failure) {
      progress.accept("A directory of an earlier run cannot be removed: " + failure.getMessage());
    }
  }

  private static boolean isLeftOver(Path entry) {
    String name = entry.getFileName().toString();
    return name.startsWith(UNPACKING) || name.startsWith(CREATING);
  }

  private static void removeTree(Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
