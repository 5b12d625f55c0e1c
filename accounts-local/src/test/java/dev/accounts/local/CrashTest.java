package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.Client.Reply;
import dev.accounts.testkit.AtOnce;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The service is killed while many write: what it acknowledged is there afterwards, once. */
final class CrashTest {
  private static final int WRITERS = 200;

  @Test
  void everyAcknowledgedAccountSurvivesAKillOnce() throws InterruptedException {
    Path data = SharedService.directory("crash");
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    try (Program first = Program.start("--port", "0", "--data", data.toString())) {
      Session session = session(first.ready());
      CountDownLatch some = new CountDownLatch(WRITERS / 4);
      Thread killer = Thread.startVirtualThread(() -> killAfter(some, first));
      AtOnce.run(WRITERS, i -> () -> open(session, i, acknowledged, some));
      killer.join();
    }
    assertThat(acknowledged).hasSizeBetween(WRITERS / 4, WRITERS - 1);
    try (Program second = Program.start("--port", "0", "--data", data.toString())) {
      List<String> names = names(session(second.ready()));
      assertThat(names).doesNotHaveDuplicates().containsAll(acknowledged);
    }
  }

  private static void killAfter(CountDownLatch some, Program program) {
    try {
      some.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    program.kill();
  }

  private static String open(
      Session session, int number, Set<String> acknowledged, CountDownLatch some) {
    String name = "account " + number;
    session.openedRoot(name);
    acknowledged.add(name);
    some.countDown();
    return name;
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
