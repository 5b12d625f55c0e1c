package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stops as a terminal, a shell or a supervisor sends them, to a service that has a database. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.SAME_THREAD)
@Order(1)
final class StopTest {
  private static final Path DATA = DataDirectories.used("stop");

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void everySignalStopsTheServiceAndItsDatabase(String signal, int status) {
    try (Program program = started()) {
      program.ready();
      program.signalGroup(signal);
      assertThat(program.end()).isEqualTo(status);
      assertThat(program.out()).doesNotContain("earlier run");
      Stopped.cleanly(program, DATA);
      Stopped.gently(DATA);
    }
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void moreCtrlCWhileStoppingLeavesNothingBehind() {
    try (Program program = started()) {
      program.ready();
      for (int pressed = 0; pressed < 20; pressed++) {
        program.signalGroup("INT");
      }
      assertThat(program.end()).isEqualTo(130);
      Stopped.cleanly(program, DATA);
      Stopped.gently(DATA);
    }
  }

  @Test
  void aClosedTerminalStopsTheServiceAndItsDatabase() throws Exception {
    String command = Shell.quoted(Program.unhurried("--port=0", "--data=" + DATA));
    try (Program terminal =
        Program.start(Map.of(), List.of("script", "-qc", command, "/dev/null"))) {
      terminal.said("Stop it with");
      ProcessHandle service =
          terminal.handle().descendants().filter(StopTest::isJava).findFirst().orElseThrow();
      terminal.kill();
      service.onExit().get(10, TimeUnit.MINUTES);
      Stopped.nothingRuns(DATA);
      Stopped.gently(DATA);
    }
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/java");
  }

  private static Program started() {
    return Program.leadingItsGroup("--port=0", "--data=" + DATA);
  }
}
