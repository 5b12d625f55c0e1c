package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** What must be true after every stop. */
final class Stopped {
  private Stopped() {}

  /** It says so and nothing else, and nothing runs and nothing half made is left. */
  static void cleanly(Program program, Path data) {
    assertThat(program.err()).isEmpty();
    assertThat(program.out()).as(program.out()).endsWith("Stopped." + System.lineSeparator());
    nothingRuns(data);
    assertThat(data.toFile().list())
        .noneMatch(name -> name.startsWith("unpacking-") || name.startsWith("creating-"))
        .noneMatch(name -> name.endsWith(".new"));
  }

  static void nothingRuns(Path data) {
    assertThat(ProcessHandle.allProcesses().map(process -> process.info().commandLine()))
        .noneMatch(line -> line.orElse("").contains(data + "/"));
  }

  /** The database had time to write everything down. */
  static void gently(Path data) {
    assertThat(data.resolve("postgres.log")).content().contains("database system is shut down");
  }
}
