package dev.accounts.local.postgres;

import dev.accounts.local.start.DataDirectory;
import dev.accounts.local.start.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The server that a killed service left running. Whoever holds the data directory's lock may stop
 * it; another process that has its number by now is left alone.
 */
final class Orphan {
  private final DataDirectory data;
  private final Cluster cluster;

  Orphan(DataDirectory data, Cluster cluster) {
    this.data = data;
    this.cluster = cluster;
  }

  void stop(Consumer<String> progress) {
    Path note = cluster.directory().resolve("postmaster.pid");
    try {
      Optional<ProcessHandle> noted = noted(note);
      if (noted.filter(this::isOurs).isPresent()) {
        progress.accept("Stopping the PostgreSQL that an earlier run left behind");
        cluster.stop();
      } else {
        Files.deleteIfExists(note);
      }
    } catch (IOException | Tools.Failed failed) {
      throw new StartFailure(
          "The PostgreSQL that an earlier run left behind does not stop; see " + note, failed);
    }
  }

  private static Optional<ProcessHandle> noted(Path note) throws IOException {
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    String first = Files.readString(note).lines().findFirst().orElse("").strip();
    return first.matches("[0-9]{1,18}")
        ? ProcessHandle.of(Long.parseLong(first)).filter(ProcessHandle::isAlive)
        : Optional.empty();
  }

  /** Its program was unpacked into this data directory, so it can be no other server. */
  private boolean isOurs(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(Path::of)
        .filter(p -> p.startsWith(data.root()))
        .isPresent();
  }
}
