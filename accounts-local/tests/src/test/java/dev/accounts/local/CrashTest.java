package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.Client.Reply;
import dev.accounts.testkit.fixture.AtOnce;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The service is killed while many open accounts and others import charts: what it acknowledged is
 * there afterwards, once, and each chart is there as a whole or not at all.
 */
final class CrashTest {
  private static final int WRITERS = 20;
  private static final int IMPORTERS = 4;
  private static final int ENOUGH = 50;
  private static final int ROWS = 200;

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private final Map<String, String> imported = new ConcurrentHashMap<>();

  @Test
  void everyAcknowledgedWriteSurvivesAKillOnce() {
    Path data = DataDirectories.used("crash");
    try (Program first = Program.start("--port", "0", "--data", data.toString())) {
      Session session = session(first.ready());
      assertThat(
              AtOnce.run(
                  WRITERS, i -> i < IMPORTERS ? importing(session, i) : writing(session, i, first)))
          .allSatisfy(ending -> assertThat(ending.failure()).hasValueSatisfying(CrashTest::isKill));
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
    try (Program second = Program.start("--port", "0", "--data", data.toString())) {
      Session session = session(second.ready());
      List<String> names = names(session);
      assertThat(names).doesNotHaveDuplicates().containsAll(acknowledged);
      assertWholeOrAbsent(names);
      assertThat(sent).hasSizeGreaterThan(imported.size());
      imported.forEach(
          (chart, report) -> assertThat(imports(session, chart).body()).isEqualTo(report));
      sent.forEach(chart -> assertThat(imports(session, chart).status()).isEqualTo(200));
      assertThat(names(session)).doesNotHaveDuplicates().containsAll(rows(sent));
    }
  }

  /** The connection ends, or the service has just seen its database go. */
  private static void isKill(Throwable failure) {
    if (!(failure instanceof UncheckedIOException)) {
      assertThat(failure).hasMessageContaining("storage-unavailable");
    }
  }

  private void assertWholeOrAbsent(List<String> names) {
    Set<String> present = Set.copyOf(names);
    for (String chart : sent) {
      long there = rows(List.of(chart)).stream().filter(present::contains).count();
      assertThat(there)
          .isIn(imported.containsKey(chart) ? Set.of((long) ROWS) : Set.of(0L, (long) ROWS));
    }
  }

  private static List<String> rows(Collection<String> charts) {
    return charts.stream()
        .flatMap(chart -> IntStream.range(0, ROWS).mapToObj(row -> chart + " " + row))
        .toList();
  }

  /** Imports charts until the program is gone. */
  private Callable<Void> importing(Session session, int importer) {
    return () -> {
      for (int number = 0; ; number++) {
        String chart = "chart-" + importer + "-" + number;
        sent.add(chart);
        Reply reply = imports(session, chart);
        assertThat(reply.status()).withFailMessage(reply.body()).isEqualTo(200);
        imported.put(chart, reply.body());
      }
    };
  }

  private static Reply imports(Session session, String chart) {
    String csv =
        rows(List.of(chart)).stream()
            .map(row -> row + ",DOMESTIC,EUR\n")
            .collect(Collectors.joining("", "name,type,currency\n", ""));
    return session.send(
        "POST", "/accounts/import", csv, "Content-Type", "text/csv", "Idempotency-Key", chart);
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
