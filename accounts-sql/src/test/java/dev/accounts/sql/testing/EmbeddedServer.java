package dev.accounts.sql.testing;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * PostgreSQL from binaries. They are unpacked, and a data directory is initialised, once for the
 * whole build, in the directory that the setting names; each JVM starts a server on a copy, in
 * memory if there is enough: PostgreSQL makes hundreds of files for a database, for which file
 * systems on disks take a sixth of the time of all tests.
 */
final class EmbeddedServer {
  private static final Path SHARED =
      Path.of(System.getProperty("accounts.test.directory", "target/postgres")).toAbsolutePath();

  /** Linux's file system in memory. */
  private static final Path MEMORY = Path.of("/dev/shm");

  /** In bytes. The servers of a build had half of it at once. */
  private static final long ENOUGH = 4L << 30;

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Everyone on this machine is let in, but for the users whose passwords tests change. */
  private static final String WHO_IS_LET_IN =
      """
      host all /^accounts_service_ all scram-sha-256
      host all all all trust
      """;

  private EmbeddedServer() {}

  /** Stops with the JVM, and its data are removed. */
  static EmbeddedPostgres start() throws IOException {
    removeAbandoned();
    Path data = ServerDirectories.create(hasMemory() ? MEMORY : Files.createDirectories(SHARED));
    DirectoryTree.copy(initialised(), data);
    EmbeddedPostgres server =
        on(data).setServerConfig("max_connections", "200").setRegisterShutdownHook(false).start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, data)));
    return server;
  }

  private static void removeAbandoned() throws IOException {
    for (Path servers : List.of(MEMORY, SHARED)) {
      if (Files.isWritable(servers)) {
        ServerDirectories.removeAbandoned(servers);
      }
    }
  }

  /** The size of Linux's file system in memory knows nothing of the limit of a container. */
  private static boolean hasMemory() {
    try {
      FileStore store = Files.getFileStore(MEMORY);
      return Files.isWritable(MEMORY)
          && store.type().equals("tmpfs")
          && store.getUsableSpace() > ENOUGH
          && ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize()
              > 2 * ENOUGH;
    } catch (IOException notAFileSystem) {
      return false;
    }
  }

  /** A data directory to copy. Made under another name first, so that it is whole or not there. */
  static Path initialised() throws IOException {
    Path initialised = SHARED.resolve("initialised");
    if (!Files.isDirectory(initialised)) {
      Path fresh = Files.createTempDirectory(Files.createDirectories(SHARED), "initialising-");
      on(fresh).start().close();
      Files.writeString(fresh.resolve("pg_hba.conf"), WHO_IS_LET_IN);
      // the library would take it for the mark of a server that died
      Files.delete(fresh.resolve("epg-lock"));
      try {
        Files.move(fresh, initialised, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException failure) {
        if (!Files.isDirectory(initialised)) {
          throw failure;
        }
        DirectoryTree.delete(fresh); // another JVM was quicker
      }
    }
    return initialised;
  }

  static EmbeddedPostgres.Builder on(Path data) {
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(SHARED.toFile())
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "off")
        .setPGStartupWait(PATIENCE);
  }

  private static void remove(EmbeddedPostgres server, Path data) {
    try {
      server.close();
      ServerDirectories.remove(data);
    } catch (IOException failure) {
      throw new UncheckedIOException("The PostgreSQL for tests is not removed", failure);
    }
  }
}
