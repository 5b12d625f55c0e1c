package dev.accounts.local.postgres;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Time;
import dev.accounts.local.start.DataDirectory;
import dev.accounts.local.start.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** PostgreSQL's own directory: made by initdb, started and stopped by pg_ctl. */
final class Cluster {
  private static final int ATTEMPTS = 3;
  private static final Duration TO_START = Duration.ofMinutes(1);
  private static final Duration AT_ONCE = Duration.ofMillis(500);
  private static final Duration A_LITTLE = Duration.ofMillis(20);
  private static final String SETTINGS =
      """
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      port = {port}
      max_connections = 40
      timezone = 'UTC'
      log_timezone = 'UTC'
      """;

  private final DataDirectory data;
  private final Tools tools;
  private final Time time;
  private final Path directory;
  private final Processes processes;
  private final ServerLog log;

  Cluster(DataDirectory data, Tools tools, Time time) {
    this.data = data;
    this.tools = tools;
    this.time = time;
    this.directory = data.path("pgdata");
    this.processes = new Processes(data);
    this.log = new ServerLog(data);
  }

  boolean exists() {
    return Files.isDirectory(directory);
  }

  /** Made under another name first, so that a cluster is either whole or not there. */
  void create(Consumer<String> progress) {
    progress.accept("Creating the database (once) ...");
    Path output = data.path("initdb.log");
    try {
      Path fresh = Files.createTempDirectory(data.root(), Leftovers.CREATING);
      tools.run(
          output,
          Deadline.in(Tools.LONG),
          "initdb",
          "--pgdata=" + fresh,
          "--username=" + Passwords.SUPERUSER,
          "--pwfile=" + Passwords.file(data),
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--data-checksums");
      Files.writeString(
          fresh.resolve("postgresql.conf"),
          "include_if_exists 'accounts.conf'\n",
          StandardOpenOption.APPEND);
      Files.move(fresh, directory);
    } catch (Tools.Failed failed) {
      throw data.failure(
          "Cannot create the database (initdb failed: "
              + failed.lastLine()
              + "): see "
              + output
              + ", or choose another directory with --data.",
          failed.said(),
          failed);
    } catch (IOException failed) {
      throw data.failure(failed);
    }
  }

  /**
   * Starts it on a free port of the loopback address, and returns the port. The port stands in a
   * file, so that a restart by hand takes the same one. A second attempt helps when another process
   * was quicker to take the port, or when processes of a crashed server are still going away.
   */
  int start() {
    for (int attempt = 1; ; attempt++) {
      int port = freePort();
      try {
        Files.writeString(
            directory.resolve("accounts.conf"), SETTINGS.replace("{port}", Integer.toString(port)));
        log.delete();
        pgCtl(
            Deadline.in(Tools.LONG),
            "start",
            "--wait",
            "--timeout=" + TO_START.toSeconds(),
            "--log=" + log.path());
        return port;
      } catch (IOException failed) {
        throw data.failure(failed);
      } catch (Tools.Failed failed) {
        if (attempt == ATTEMPTS) {
          throw log.failure(failed);
        }
      }
    }
  }

  /**
   * Ends sessions, writes everything down and stops. What takes longer is stopped at once, and what
   * is left even then is ended. Neither loses anything: the next start recovers it.
   *
   * @return whether it stopped in time
   */
  boolean stop(Duration patience) {
    boolean inTime = stops("fast", patience);
    if (!inTime) {
      stops("immediate", AT_ONCE);
    }
    processes.end();
    return inTime;
  }

  /**
   * A second Ctrl-C may end pg_ctl before it has asked. The server removes its note before it has
   * ended, so it is remembered here.
   */
  private boolean stops(String mode, Duration patience) {
    Optional<ProcessHandle> server = processes.server();
    Deadline deadline = Deadline.in(patience, time);
    boolean asked = false;
    while (server.filter(processes::runs).isPresent() && deadline.remaining().isPositive()) {
      asked = asked || isAsked(mode, deadline);
      pause();
    }
    return server.filter(processes::runs).isEmpty();
  }

  private boolean isAsked(String mode, Deadline deadline) {
    try {
      pgCtl(deadline, "stop", "--no-wait", "--mode=" + mode);
      return true;
    } catch (Tools.Failed failed) {
      return false;
    }
  }

  private void pause() {
    try {
      time.sleep(A_LITTLE);
    } catch (InterruptedException stopping) {
      throw new StartFailure("Stopped while starting.", stopping);
    }
  }

  private void pgCtl(Deadline deadline, String action, String... options) throws Tools.Failed {
    String[] arguments =
        Stream.concat(Stream.of(action, "--pgdata=" + directory), Stream.of(options))
            .toArray(String[]::new);
    tools.run(data.path("pg_ctl.log"), deadline, "pg_ctl", arguments);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new StartFailure("There is no free port for PostgreSQL: end another server.", none);
    }
  }
}
