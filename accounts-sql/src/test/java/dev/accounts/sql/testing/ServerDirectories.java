package dev.accounts.sql.testing;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the servers of tests have their data. Each JVM locks the directory of its server for as
 * long as it lives. If it is killed, as those are in which mutation tests find a loop without end,
 * it cannot stop its server, so the next JVM does.
 */
final class ServerDirectories {
  private static final String NAME = "accounts-test-server-";
  private static final String DATA = "data";
  private static final String LOCK = "lock";

  /** Of this JVM. A lock ends when its channel does, or any other of the same process. */
  private static final Map<Path, FileChannel> HELD = new ConcurrentHashMap<>();

  private ServerDirectories() {}

  /** A new one, for the data of a server. */
  static Path create(Path parent) throws IOException {
    Path directory = Files.createTempDirectory(parent, NAME);
    Path unlocked = directory.resolve("unlocked");
    FileChannel channel = FileChannel.open(unlocked, CREATE_NEW, WRITE);
    HELD.put(directory, channel);
    channel.lock();
    Files.move(unlocked, directory.resolve(LOCK)); // locked before others find it
    return Files.createDirectory(
        directory.resolve(DATA),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** Removes one of this JVM, whose server has stopped. */
  static void remove(Path data) throws IOException {
    DirectoryTree.delete(data.getParent());
  }

  /** Stops the servers of JVMs that are no more, and removes what they left. */
  static void removeAbandoned(Path parent) throws IOException {
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, NAME + "*")) {
      for (Path directory : directories) {
        if (Files.isWritable(directory) && !HELD.containsKey(directory)) {
          removeIfAbandoned(directory);
        }
      }
    }
  }

  private static void removeIfAbandoned(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory.resolve(LOCK), WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        stopServer(directory.resolve(DATA));
        DirectoryTree.delete(directory);
      }
    } catch (NoSuchFileException notLockedYetOrRemovedByAnother) {
      // there is nothing to do
    }
  }

  /** Its clients went with their JVM. */
  private static void stopServer(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (Files.exists(file)) {
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      ProcessHandle.of(pid)
          .filter(server -> server.info().commandLine().orElse("").contains(data.toString()))
          .ifPresent(server -> {
            server.destroy();
            server.onExit().join();
          });
    }
  }
}
