package dev.accounts.local.start;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts into one line why a data directory cannot be used, and what to do about it. */
final class DirectoryTrouble {
  private static final String NO_SPACE = "No space left on device";
  private static final String QUOTA = "Disk quota exceeded";

  /** What PostgreSQL says also when a part of what it wrote still found room. */
  private static final String HINT = "Check free disk space";

  private static final long FULL = 256L * 1024;

  private final Path root;

  DirectoryTrouble(Path root) {
    this.root = root;
  }

  /** The failure that a file operation in the directory, or its creation, ended with. */
  StartFailure failure(IOException cause) {
    return new StartFailure(line(cause), cause);
  }

  private String line(IOException cause) {
    if (isOutOfSpace(String.valueOf(cause.getMessage()))) {
      return outOfSpace();
    }
    if (!Files.exists(root)) {
      return "Cannot create the data directory " + root + why(cause);
    }
    if (!Files.isDirectory(root)) {
      return root + " is not a directory: choose another one with --data.";
    }
    if (!Files.isWritable(root)) {
      return "Cannot write to the data directory "
          + root
          + otherOwner().map(name -> ", which belongs to " + name).orElse("")
          + ": choose another with --data, or change its permissions.";
    }
    return "Cannot use the data directory " + root + why(cause);
  }

  /** Whether the text, or the state of the disk, says that the disk is full. */
  boolean isOutOfSpace(String text) {
    return Stream.of(NO_SPACE, QUOTA, HINT).anyMatch(text::contains) || usable() < FULL;
  }

  String outOfSpace() {
    return "No space is left for the data directory "
        + root
        + ": make room on its disk, or choose another with --data.";
  }

  private long usable() {
    try {
      return Files.getFileStore(root).getUsableSpace();
    } catch (IOException unknown) {
      return Long.MAX_VALUE;
    }
  }

  /** The owner, if that is not the user of this process. */
  Optional<String> otherOwner() {
    try {
      return Optional.of(Files.getOwner(root).getName())
          .filter(name -> !name.equals(System.getProperty("user.name")));
    } catch (IOException | UnsupportedOperationException unknown) {
      return Optional.empty();
    }
  }

  private static String why(IOException cause) {
    return " (" + reason(cause) + "): choose another with --data.";
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case FileSystemException failure when failure.getReason() == null ->
          failure.getClass().getSimpleName() + ": " + failure.getFile();
      default -> String.valueOf(cause.getMessage());
    };
  }
}
