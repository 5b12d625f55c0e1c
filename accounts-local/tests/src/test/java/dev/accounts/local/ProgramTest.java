package dev.accounts.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.http.LoopbackServer;
import dev.accounts.local.postgres.ByHand;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has a process and a data directory of its own. */
@Execution(ExecutionMode.CONCURRENT)
final class ProgramTest {
  private static final int JAVA_11 = 55;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--prot=1",
        "now",
        "--port",
        "--port=x",
        "--port=65536",
        "--adapter=oracle",
        "--data=",
        "--allowed-origin=https://a/b",
        "--allowed-origin=https://a,*",
        "--token-life=0",
        "--redirect-uri=here"
      })
  void whatIsNotUnderstoodIsSaidInOneLine(String option) {
    Program program = Program.start(option);
    assertThat(program.end()).isEqualTo(2);
    assertThat(program.err().lines()).hasSize(1);
    assertThat(program.out()).isEmpty();
  }

  @Test
  void helpIsShown() {
    Program program = Program.start("--help");
    assertThat(program.end()).isZero();
    assertThat(program.out()).contains("--adapter", "--port", "--data");
  }

  @Test
  void aTakenPortIsSaidBeforeAnythingSlowBegins() {
    try (LoopbackServer other = new LoopbackServer(0)) {
      Path data = DataDirectories.empty("taken").resolve("data");
      Program program =
          Program.start("--data", data.toString(), "--port", "" + other.base().getPort());
      assertFailsWith(program, "Port " + other.base().getPort() + " is taken");
      assertThat(data.resolve("pgdata")).doesNotExist();
    }
  }

  @Test
  void aDataDirectoryInUseIsSaid() {
    SharedService.get();
    assertFailsWith(
        Program.start("--port=0", "--data=" + SharedService.data()),
        "Another process uses the data directory");
  }

  @Test
  void aDataDirectoryThatCannotBeMadeIsSaid() throws IOException {
    Path file = Files.createTempFile(DataDirectories.empty("file"), "not-a", "directory");
    assertFailsWith(Program.start("--port=0", "--data=" + file), "is not a directory");
  }

  /** Only root needs them. */
  @Test
  void rootWithoutUserNamespacesLearnsWhatToDo() {
    Path data = DataDirectories.used("root");
    try (Program program =
        Program.start(Map.of("PATH", data.toString()), "--port=0", "--data=" + data)) {
      if (System.getProperty("user.name").equals("root")) {
        assertFailsWith(program, "PostgreSQL does not run as root");
      } else {
        program.ready();
      }
    }
  }

  @Test
  void aFailingInitdbIsSaidAndHarmsNothing() throws IOException {
    Path data = DataDirectories.used("initdb");
    Files.delete(new ByHand(data).programs().resolve("bin/initdb"));
    Files.move(data.resolve("pgdata"), data.resolve("elsewhere"));
    assertFailsWith(Program.start("--port=0", "--data=" + data), "initdb failed");
    assertThat(data.resolve("pgdata")).doesNotExist();
    Files.move(data.resolve("elsewhere"), data.resolve("pgdata"));
    try (Program again = Program.start("--port=0", "--data=" + data)) {
      again.ready();
    }
  }

  @Test
  void accountsInMemoryNeedNoDirectory() {
    try (Program program = Program.start("--adapter=memory", "--port=0")) {
      Client client = program.ready();
      assertThat(client.get("/accounts").status()).isEqualTo(401);
      assertThat(program.out()).contains("Ctrl-C", "Nothing is kept");
      assertThat(program.stop()).isEqualTo(143);
    }
  }

  @Test
  void whatIsPrintedCanBePastedAndNothingElseComesBefore() throws IOException {
    try (Program program = Program.start("--adapter=memory", "--port=0")) {
      program.ready();
      assertThat(program.err()).isEmpty();
      String pasted =
          program.out().lines().filter(line -> line.startsWith("  ")).collect(joining("\n"));
      Process shell = new ProcessBuilder("sh", "-c", pasted).redirectErrorStream(true).start();
      assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8))
          .startsWith("{\"items\":")
          .contains("São Paulo office");
      assertThat(program.err().lines()).hasSize(1).allMatch(line -> line.startsWith("{"));
    }
  }

  @Test
  void theLauncherLoadsOnAnOlderJava() throws IOException {
    try (InputStream stream = Launcher.class.getResourceAsStream("Launcher.class");
        DataInputStream launcher = new DataInputStream(stream)) {
      assertThat(launcher.readInt()).isEqualTo(0xCAFEBABE);
      launcher.readUnsignedShort();
      assertThat(launcher.readUnsignedShort()).isEqualTo(JAVA_11);
    }
  }

  private static void assertFailsWith(Program program, String words) {
    assertThat(program.end()).isEqualTo(1);
    assertThat(program.err().lines()).as(program.err()).hasSize(1);
    assertThat(program.err()).contains(words);
  }
}
