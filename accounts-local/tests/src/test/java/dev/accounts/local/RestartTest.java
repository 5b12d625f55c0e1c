package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.Client.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each test has a process and a data directory of its own. */
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
final class RestartTest {
  private final Path data = DataDirectories.used("restart");

  @Test
  void accountsAndTokensSurviveARestartAndAKilledProcess() {
    String id;
    String port = LastingPort.free();
    Session before;
    try (Program first = started(port)) {
      before = session(first.ready());
      id = before.openedRoot("Kept");
      assertThat(first.stop()).isEqualTo(143);
    }
    postmaster().ifPresent(RestartTest::awaitItsEnd);
    try (Program second = started(port)) {
      Session after = new Session(second.ready(), before.token());
      assertThat(after.get("/accounts/" + id).status()).isEqualTo(200);
      after.openedRoot("Kept too");
      second.kill();
    }
    assertThat(postmaster()).isNotEmpty();
    try (Program third = started(port)) {
      Session after = new Session(third.ready(), before.token());
      assertThat(third.out()).contains("earlier run left behind");
      assertThat(after.get("/accounts").json().path("items")).hasSize(2);
    }
    postmaster().ifPresent(RestartTest::awaitItsEnd);
  }

  @Test
  void aFirstStartThatWasKilledIsMadeUpFor() {
    Path fresh = DataDirectories.withPrograms("restart");
    try (Program first = Program.start("--port", "0", "--data", fresh.toString())) {
      first.said("Creating the database");
      first.kill();
    }
    try (Program second = Program.start("--port", "0", "--data", fresh.toString())) {
      assertThat(session(second.ready()).get("/accounts").status()).isEqualTo(200);
    }
    assertThat(fresh.toFile().list()).noneMatch(name -> name.startsWith("creating-"));
  }

  @Test
  void aDatabaseThatIsGoneAtTheEndDoesNotKeepTheServiceFromStopping() throws IOException {
    try (Program program = started("0")) {
      program.ready();
      String pid = Files.readAllLines(data.resolve("pgdata/postmaster.pid")).getFirst();
      ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      postmaster.destroyForcibly();
      postmaster.onExit().join();
      assertThat(program.stop()).isEqualTo(143);
      Stopped.cleanly(program, data);
    }
  }

  private Program started(String port) {
    return Program.start("--port", port, "--data", data.toString());
  }

  private static Session session(Client client) {
    Reply tokens =
        client.send(
            "POST",
            "/local/tokens",
            "{\"sub\":\"ada\",\"tenant\":\"restart\"}",
            "Content-Type",
            "application/json");
    return new Session(client, tokens.json().path("id_token").asString());
  }

  /** A PostgreSQL whose programs are in the data directory. */
  private Optional<ProcessHandle> postmaster() {
    return ProcessHandle.allProcesses()
        .filter(process -> Path.of(process.info().command().orElse("")).startsWith(data))
        .findFirst();
  }

  /** It says that it has stopped before its process has ended. */
  private static void awaitItsEnd(ProcessHandle postmaster) {
    assertThat(postmaster.onExit()).succeedsWithin(Duration.ofMinutes(10));
  }
}
