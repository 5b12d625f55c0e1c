package dev.accounts.local.postgres;

import dev.accounts.local.start.DataDirectory;
import dev.accounts.local.start.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes of a data directory: their programs were unpacked into it, so they can belong to
 * nothing else. Another process that has an old number by now is left alone.
 */
final class Processes {
  private static final long SECONDS = 20;

  private final Path root;
  private final Path note;

  Processes(DataDirectory data) {
    this.root = data.root();
    this.note = data.path("pgdata").resolve("postmaster.pid");
  }

  /** The server itself, while it runs. */
  Optional<ProcessHandle> server() {
    return noted().flatMap(ProcessHandle::of).filter(this::runs);
  }

  /** Whether it still runs; one that has ended has no command, even before its parent notices. */
  boolean runs(ProcessHandle process) {
    return process.isAlive() && isOurs(process);
  }

  private Optional<Long> noted() {
    try {
      return Files.readString(note)
          .lines()
          .findFirst()
          .map(String::strip)
          .filter(first -> first.matches("[0-9]{1,18}"))
          .map(Long::valueOf);
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** Ends them all at once, also those that one of them is just starting. */
  void end() {
    for (List<ProcessHandle> left = all(); !left.isEmpty(); left = all()) {
      left.forEach(ProcessHandle::destroyForcibly);
      left.forEach(Processes::await);
    }
  }

  private static void await(ProcessHandle process) {
    try {
      process.onExit().get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException stuck) {
      throw new StartFailure(
          "Process " + process.pid() + " of an earlier run does not end: end it by hand.", stuck);
    } catch (InterruptedException stopping) {
      throw new StartFailure("Stopped while starting.", stopping);
    }
  }

  /** Removes the note of a server that has ended. */
  void forget() {
    try {
      if (Files.exists(note)) {
        Files.delete(note);
      }
    } catch (IOException failure) {
      throw new StartFailure("Cannot delete " + note + ": delete it by hand.", failure);
    }
  }

  private List<ProcessHandle> all() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  private boolean isOurs(ProcessHandle process) {
    return process.info().command().filter(path -> Path.of(path).startsWith(root)).isPresent()
        || isShell(process);
  }

  /** The shell through which pg_ctl starts a server, for the moment until it has become one. */
  private boolean isShell(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .filter(given -> Arrays.stream(given).anyMatch(text -> text.startsWith("exec \"" + root)))
        .isPresent();
  }
}
