package dev.accounts.local.postgres;

import dev.accounts.local.start.DataDirectory;
import dev.accounts.local.start.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** PostgreSQL's own directory: made by initdb, started and stopped by pg_ctl. */
final class Cluster {
  private static final int ATTEMPTS = 3;
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

  Cluster(DataDirectory data, Tools tools) {
    this.data = data;
    this.tools = tools;
    this.directory = data.path("pgdata");
  }

  Path directory() {
    return directory;
  }

  boolean exists() {
    return Files.isDirectory(directory);
  }

  /** Made under another name first, so that a cluster is either whole or not there. */
  void create(Consumer<String> progress) {
    progress.accept("Creating the database (once)");
    try {
      Path fresh = Files.createTempDirectory(data.root(), Leftovers.CREATING);
      tools.run(
          data.path("initdb.log"),
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
      throw new StartFailure("initdb failed: " + failed.getMessage(), failed);
    } catch (IOException failed) {
      throw new StartFailure("The database cannot be created: " + failed, failed);
    }
  }

  /**
   * Starts it on a free port of the loopback address, and answers the port. The port stands in a
   * file, so that a restart by hand takes the same one. A second attempt helps when somebody else
   * was quicker to take the port, or when processes of a crashed server are still going away.
   */
  int start() {
    for (int attempt = 1; ; attempt++) {
      int port = freePort();
      try {
        Files.writeString(
            directory.resolve("accounts.conf"), SETTINGS.replace("{port}", Integer.toString(port)));
        Files.deleteIfExists(log());
        pgCtl("start", "--log=" + log());
        return port;
      } catch (IOException | Tools.Failed failed) {
        if (attempt == ATTEMPTS) {
          throw new StartFailure("PostgreSQL does not start; " + log() + " says why.", failed);
        }
      }
    }
  }

  /** Ends sessions, writes everything down and stops. */
  void stop() throws Tools.Failed {
    pgCtl("stop", "--mode=fast");
  }

  private void pgCtl(String action, String option) throws Tools.Failed {
    tools.run(
        data.path("pg_ctl.log"),
        "pg_ctl",
        action,
        "--pgdata=" + directory,
        "--wait",
        "--timeout=60",
        option);
  }

  private Path log() {
    return data.path("postgres.log");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new StartFailure("There is no free port for PostgreSQL.", none);
    }
  }
}
