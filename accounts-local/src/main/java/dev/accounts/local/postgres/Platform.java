package dev.accounts.local.postgres;

import com.sun.security.auth.module.UnixSystem;
import dev.accounts.local.start.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What kind of machine this is, in the words of the archives with PostgreSQL's programs. */
final class Platform {
  private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);
  private static final String ARCH = System.getProperty("os.arch").toLowerCase(Locale.ROOT);

  private Platform() {}

  /** The archive with the programs for this machine. */
  static String archive() {
    return "/postgres-"
        + system()
        + "-"
        + processor()
        + (isAlpine() ? "-alpine_linux" : "")
        + ".txz";
  }

  private static String system() {
    if (isWindows()) {
      return "windows";
    }
    if (OS.startsWith("mac")) {
      return "darwin";
    }
    if (OS.startsWith("linux")) {
      return "linux";
    }
    throw new StartFailure("There is no PostgreSQL in here for " + OS + "; use --adapter memory.");
  }

  private static String processor() {
    return switch (ARCH) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default ->
          throw new StartFailure(
              "There is no PostgreSQL in here for " + ARCH + "; use --adapter memory.");
    };
  }

  private static boolean isAlpine() {
    return Files.exists(Path.of("/etc/alpine-release"));
  }

  static boolean isWindows() {
    return OS.startsWith("windows");
  }

  /** Whether this process is root's, for whom PostgreSQL does not work. */
  static boolean isRoot() {
    return !isWindows() && new UnixSystem().getUid() == 0;
  }
}
