package dev.accounts.local.postgres;

import dev.accounts.local.start.DataDirectory;
import dev.accounts.local.start.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Consumer;

/** PostgreSQL's own directory: made by initdb, started and stopped by pg_ctl. */
final class Cluster {
  private static final int ATTEMPTS = 3;
  private static final Duration TO_START = Duration.ofMinutes(1);
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
  private final Path directory;
  private final Processes processes;
  private final ServerLog log;

  Cluster(DataDirectory data, Tools tools) {
    this.data = data;
    this.tools = tools;
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
        pgCtl("start", TO_START, "--log=" + log.path());
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
   * Ends sessions, writes everything down and stops. An attempt fails when the server has gone by
   * itself, or when pg_ctl was ended by a second Ctrl-C. What does not stop in time is ended, which
   * loses nothing: the next start recovers it.
   *
   * @return whether it stopped in time
   */
  boolean stop(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    Duration left = patience;
    do {
      try {
        pgCtl("stop", left, "--mode=fast");
      } catch (Tools.Failed failed) {
        // whether it runs is seen below
      }
      left = Duration.ofNanos(end - System.nanoTime());
    } while (processes.server().isPresent() && left.isPositive());
    boolean stopped = processes.server().isEmpty();
    processes.end();
    return stopped;
  }

  private void pgCtl(String action, Duration patience, String option) throws Tools.Failed {
    tools.run(
        data.path("pg_ctl.log"),
        "pg_ctl",
        action,
        "--pgdata=" + directory,
        "--wait",
        "--timeout=" + Math.max(1, patience.toSeconds()),
        option);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new StartFailure("There is no free port for PostgreSQL: end another server.", none);
    }
  }
}
