package dev.accounts.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Stops and starts the database of a data directory as a person with pg_ctl would. */
public record ByHand(Path data) {

  /** Stops it, as a crash would if it is not gentle. */
  public void stop(boolean gentle) {
    pgCtl("stop", "--mode=" + (gentle ? "fast" : "immediate"));
  }

  /** Starts it with the settings it had. */
  public void start() {
    pgCtl("start", "--log=" + data.resolve("by-hand.log"));
  }

  private void pgCtl(String action, String option) {
    try {
      Tools.in(programs())
          .run(
              data.resolve("by-hand.out"),
              "pg_ctl",
              action,
              "--pgdata=" + data.resolve("pgdata"),
              "--wait",
              option);
    } catch (IOException | Tools.Failed failed) {
      throw new AssertionError(failed);
    }
  }

  private Path programs() throws IOException {
    try (Stream<Path> entries = Files.list(data)) {
      return entries
          .filter(entry -> Files.isDirectory(entry.resolve("bin")))
          .findFirst()
          .orElseThrow();
    }
  }
}
