package dev.accounts.local.postgres;

import dev.accounts.local.start.DataDirectory;
import dev.accounts.local.start.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * What a killed service left running. Whoever holds the data directory's lock may stop it: its
 * program was unpacked into this directory, so it can belong to nobody else. Another process that
 * has an old number by now is left alone.
 */
final class Orphans {
  private static final long SECONDS = 20;

  private final DataDirectory data;
  private final Cluster cluster;

  Orphans(DataDirectory data, Cluster cluster) {
    this.data = data;
    this.cluster = cluster;
  }

  /** Stops a server gently, and whatever else was cut off, such as initdb, at once. */
  void stop(Consumer<String> progress) {
    Path note = cluster.directory().resolve("postmaster.pid");
    try {
      if (noted(note).filter(this::isOurs).isPresent()) {
        progress.accept("Stopping the PostgreSQL that an earlier run left behind");
        cluster.stop();
      }
      endOthers();
      Files.deleteIfExists(note);
    } catch (IOException | Tools.Failed | ExecutionException | TimeoutException failed) {
      throw new StartFailure(
          "The PostgreSQL that an earlier run left behind does not stop; see " + note, failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Stopped while starting.", stopping);
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

  private void endOthers() throws InterruptedException, ExecutionException, TimeoutException {
    List<ProcessHandle> others = ProcessHandle.allProcesses().filter(this::isOurs).toList();
    others.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle other : others) {
      other.onExit().get(SECONDS, TimeUnit.SECONDS);
    }
  }

  private boolean isOurs(ProcessHandle process) {
    return process
        .info()
        .command()
        .filter(path -> Path.of(path).startsWith(data.root()))
        .isPresent();
  }
}
