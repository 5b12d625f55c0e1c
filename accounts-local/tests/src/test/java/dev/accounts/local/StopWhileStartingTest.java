package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Each start gets one phase further than the one before, and is stopped there by Ctrl-C. */
@EnabledOnOs(OS.LINUX)
@Order(1)
final class StopWhileStartingTest {
  private final Path data = DataDirectories.empty("phases").resolve("data");

  @Test
  void aStopInAnyPhaseLeavesNothingRunningAndNothingHalfMade() {
    stoppedAt("Unpacking PostgreSQL");
    stoppedAt("Creating the database");
    stoppedAt("Starting PostgreSQL");
    stoppedAt("Created the schema");
    stoppedAt("Adding demo accounts");
    try (Program last = started()) {
      last.ready();
      assertThat(last.out()).doesNotContain("earlier run");
      last.signalGroup("INT");
      assertThat(last.end()).isEqualTo(130);
      Stopped.cleanly(last, data);
    }
  }

  private void stoppedAt(String phase) {
    try (Program program = started()) {
      program.said(phase);
      program.signalGroup("INT");
      assertThat(program.end()).as(phase).isEqualTo(130);
      assertThat(program.out()).doesNotContain("Accounts API", "earlier run");
      Stopped.cleanly(program, data);
    }
  }

  private Program started() {
    return Program.leadingItsGroup("--port=0", "--data=" + data);
  }
}
