package dev.accounts.sql.testing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Servers of JVMs that were killed, as those are in which mutation tests find a loop without end.
 * They could not stop their servers, so the next JVM does.
 */
final class AbandonedServers {
  private static final String NAME = "accounts-test-server-";

  private AbandonedServers() {}

  /** What the directory of a server of this JVM begins with. */
  static String nameOfThisJvm() {
    return NAME + ProcessHandle.current().pid() + "-";
  }

  /** Stops them and removes their directories, which are in this one. */
  static void removeFrom(Path shared) throws IOException {
    try (DirectoryStream<Path> servers = Files.newDirectoryStream(shared, NAME + "*-*")) {
      for (Path data : servers) {
        String jvm = data.getFileName().toString().substring(NAME.length()).split("-", 2)[0];
        if (Files.isWritable(data) && ProcessHandle.of(Long.parseLong(jvm)).isEmpty()) {
          remove(data);
        }
      }
    }
  }

  private static void remove(Path data) throws IOException {
    Path mine = data.resolveSibling("abandoned-" + data.getFileName());
    try {
      Files.move(data, mine, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException anotherJvmWasQuicker) {
      return;
    }
    Path file = mine.resolve("postmaster.pid");
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    if (lines.size() > 1 && lines.get(1).equals(data.toString())) {
      ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(server -> server.info().command().orElse("").endsWith("postgres"))
          .ifPresent(AbandonedServers::stop);
    }
    DirectoryTree.delete(mine);
  }

  /** Its clients went with their JVM. */
  private static void stop(ProcessHandle server) {
    server.destroy();
    server.onExit().join();
  }
}
