package dev.accounts.local.postgres;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.accounts.application.port.Deadline;
import dev.accounts.local.start.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Runs PostgreSQL's programs. They refuse to run as root; for root they run in a user namespace of
 * their own, in which no user is root.
 */
final class Tools {
  /** More than any of them takes. */
  static final Duration LONG = Duration.ofMinutes(2);

  private final Path programs;
  private final List<String> prefix;

  private Tools(Path programs, List<String> prefix) {
    this.programs = programs;
    this.prefix = prefix;
  }

  /** Fails for root on a machine that has no user namespaces. */
  static Tools in(Path programs) {
    return new Tools(programs, prefix());
  }

  static List<String> prefix() {
    if (!Platform.isRoot()) {
      return List.of();
    }
    List<String> prefix = List.of("unshare", "-U");
    try {
      List<String> probe = new ArrayList<>(prefix);
      probe.add("true");
      if (status(new ProcessBuilder(probe).redirectErrorStream(true), Deadline.in(LONG)) == 0) {
        return prefix;
      }
    } catch (IOException noSuchProgram) {
      // said below
    }
    throw new StartFailure(
        "PostgreSQL does not run as root, and `unshare -U` does not work here: start this as"
            + " another user, or use --adapter memory.");
  }

  /** A program said no. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String said) {
      super(said);
    }

    /** Everything that it printed. */
    String said() {
      return String.valueOf(getMessage());
    }

    /** What it printed last, which says most. */
    String lastLine() {
      return said().lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b);
    }
  }

  /** Runs one to its end, or until the deadline; what it prints goes to the file. */
  void run(Path output, Deadline deadline, String program, String... arguments) throws Failed {
    List<String> command = new ArrayList<>(prefix);
    command.add(programs.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    // settings of other PostgreSQL servers on this machine, and of its language
    process.environment().keySet().removeIf(name -> name.startsWith("PG"));
    process.environment().put("LC_ALL", "C");
    try {
      if (status(process, deadline) != 0) {
        throw new Failed(Files.readString(output, ISO_8859_1));
      }
    } catch (IOException notStarted) {
      throw new Failed(String.valueOf(notStarted.getMessage()));
    }
  }

  private static int status(ProcessBuilder builder, Deadline deadline) throws IOException {
    Process process = builder.start();
    try {
      return deadline.time().await(process.onExit(), deadline).exitValue();
    } catch (TimeoutException | ExecutionException late) {
      end(process);
      throw new IOException("no end in time", late);
    } catch (InterruptedException stopping) {
      end(process);
      throw new StartFailure("Stopped while starting.", stopping);
    }
  }

  /** The processes that it started first, since it would start them again. */
  private static void end(Process process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }
}
