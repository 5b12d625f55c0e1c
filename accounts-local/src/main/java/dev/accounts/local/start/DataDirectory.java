package dev.accounts.local.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Where everything is kept that outlives the process. One process at a time has it: the lock goes
 * with the process, however that ends.
 */
public final class DataDirectory implements AutoCloseable {
  private final Path root;
  private final FileChannel lock;
  private final DirectoryTrouble trouble;

  private DataDirectory(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
    this.trouble = new DirectoryTrouble(root);
  }

  /** Makes the directory if need be, for its owner alone, and locks it. */
  public static DataDirectory open(Path wanted) {
    Path absolute = wanted.toAbsolutePath().normalize();
    try {
      Path root = made(absolute);
      FileChannel channel =
          FileChannel.open(
              root.resolve("lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
      if (!isLocked(channel)) {
        channel.close();
        throw new StartFailure(
            "Another process uses the data directory "
                + root
                + ": stop it, or choose another directory with --data.");
      }
      return new DataDirectory(root, channel);
    } catch (IOException unusable) {
      throw new DirectoryTrouble(absolute).failure(unusable);
    }
  }

  private static Path made(Path root) throws IOException {
    if (Files.isDirectory(root)) {
      return root.toRealPath();
    }
    Files.createDirectories(root);
    try {
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      // a directory inside a checkout, whatever its name, stays out of version control
      Files.writeString(root.resolve(".gitignore"), "*\n");
      return root.toRealPath();
    } catch (IOException incomplete) {
      Files.deleteIfExists(root.resolve(".gitignore"));
      Files.delete(root);
      throw incomplete;
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    }
  }

  /** A file or directory in it. */
  public Path path(String name) {
    return root.resolve(name);
  }

  /** The directory itself. */
  public Path root() {
    return root;
  }

  /** Its owner, if that is not the user of this process. */
  public Optional<String> otherOwner() {
    return trouble.otherOwner();
  }

  /** Why the service cannot start after a file operation in the directory failed. */
  public StartFailure failure(IOException cause) {
    return trouble.failure(cause);
  }

  /**
   * Why the service cannot start after a program that works in the directory failed: no space, if
   * that is what it said or what the disk says, or else the given line.
   */
  public StartFailure failure(String line, String said, Exception cause) {
    return new StartFailure(trouble.isOutOfSpace(said) ? trouble.outOfSpace() : line, cause);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException unlikely) {
      throw new StartFailure("The lock cannot be released: " + unlikely, unlikely);
    }
  }
}
