package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.Client.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RestartTest {
  private final Path data = SharedService.directory("restart");

  @Test
  void accountsAndTokensSurviveARestartAndAKilledProcess() {
    String id;
    int port;
    Session before;
    try (Program first = started("0")) {
      port = first.ready().base().getPort();
      before = session(first.ready());
      id = before.openedRoot("Kept");
      assertThat(first.stop()).isEqualTo(143);
    }
    assertThat(postmaster()).isEmpty();
    try (Program second = started("" + port)) {
      Session after = new Session(second.ready(), before.token());
      assertThat(after.get("/accounts/" + id).status()).isEqualTo(200);
      after.openedRoot("Kept too");
      second.kill();
    }
    assertThat(postmaster()).isNotEmpty();
    try (Program third = started("" + port)) {
      Session after = new Session(third.ready(), before.token());
      assertThat(third.out()).contains("earlier run left behind");
      assertThat(after.get("/accounts").json().path("items")).hasSize(2);
    }
    assertThat(postmaster()).isEmpty();
  }

  @Test
  void aFirstStartThatWasKilledIsMadeUpFor() {
    try (Program first = started("0")) {
      first.said("Creating the database");
      first.kill();
    }
    try (Program second = started("0")) {
      assertThat(session(second.ready()).get("/accounts").status()).isEqualTo(200);
    }
    assertThat(data.toFile().list()).noneMatch(name -> name.startsWith("creating-"));
  }

  @Test
  void aDatabaseThatIsGoneAtTheEndIsSaidInOneLine() throws IOException {
    try (Program program = started("0")) {
      program.ready();
      String pid = Files.readAllLines(data.resolve("pgdata/postmaster.pid")).getFirst();
      ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      postmaster.destroyForcibly();
      postmaster.onExit().join();
      assertThat(program.stop()).isEqualTo(143);
      assertThat(program.err().lines()).as(program.err()).hasSize(1);
      assertThat(program.err()).startsWith("PostgreSQL does not stop: ");
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
        .filter(process -> process.info().command().orElse("").startsWith(data.toString()))
        .findFirst();
  }
}
