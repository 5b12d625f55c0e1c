package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.Client.Reply;
import dev.accounts.testkit.AtOnce;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The service is killed while many write: what it acknowledged is there afterwards, once. */
final class CrashTest {
  private static final int WRITERS = 20;
  private static final int ENOUGH = 50;

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  @Test
  void everyAcknowledgedAccountSurvivesAKillOnce() {
    Path data = DataDirectories.used("crash");
    try (Program first = Program.start("--port", "0", "--data", data.toString())) {
      Session session = session(first.ready());
      assertThat(AtOnce.run(WRITERS, writer -> writing(session, writer, first)))
          .allSatisfy(ending ->
              assertThat(ending.failure()).get().isInstanceOf(UncheckedIOException.class));
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
    try (Program second = Program.start("--port", "0", "--data", data.toString())) {
      List<String> names = names(session(second.ready()));
      assertThat(names).doesNotHaveDuplicates().containsAll(acknowledged);
    }
  }

  /** Opens accounts until the program is gone, which is killed when enough were acknowledged. */
  private Callable<Void> writing(Session session, int writer, Program program) {
    return () -> {
      for (int number = 0; ; number++) {
        String name = "account " + writer + " " + number;
        session.openedRoot(name);
        acknowledged.add(name);
        if (acknowledged.size() >= ENOUGH) {
          program.kill();
        }
      }
    };
  }

  private static List<String> names(Session session) {
    List<String> names = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = session.get("/accounts?limit=100" + next).json();
      page.path("items").forEach(item -> names.add(item.path("name").asString()));
      next = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : "";
    } while (!next.isEmpty());
    return names;
  }

  private static Session session(Client client) {
    Reply tokens =
        client.send(
            "POST",
            "/local/tokens",
            "{\"sub\":\"ada\",\"tenant\":\"crash\"}",
            "Content-Type",
            "application/json");
    return new Session(client, tokens.json().path("id_token").asString());
  }
}
