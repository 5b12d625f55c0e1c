package dev.accounts.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Commands of the operating system. */
final class Shell {
  private Shell() {}

  /** Runs a script to its end; it must succeed. */
  static String run(String script) {
    try {
      Process shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
      String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
      if (shell.waitFor() != 0) {
        throw new AssertionError(script + ": " + said);
      }
      return said;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Whether a script can be run here. */
  static boolean runs(String script) {
    try {
      run(script);
      return true;
    } catch (AssertionError failed) {
      return false;
    }
  }

  /** The command as a shell reads it. */
  static String quoted(List<String> command) {
    return command.stream()
        .map(word -> "'" + word.replace("'", "'\\''") + "'")
        .collect(joining(" "));
  }

  /** A command that may write only where its user may, which root may not be kept from. */
  static List<String> asOrdinaryUser() {
    return isRoot() ? List.of("unshare", "-U") : List.of();
  }

  static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }
}
