package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.Client.Reply;
import dev.accounts.testkit.fixture.AtOnce;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many clients at the same moment, over real HTTP. */
final class ManyAtOnceTest {
  private final Session session = Session.of(SharedService.get());

  @Test
  void ofSixteenWritersWithOneETagOneSucceedsAndTheOthersAreStale() {
    String account = "/accounts/" + session.openedRoot("account");
    assertThat(
            statuses(
                AtOnce.run(
                    16, i -> () -> patch(account, "{\"name\":\"writer " + i + "\"}", "\"1\""))))
        .containsOnlyOnce(200)
        .hasSize(16)
        .allMatch(status -> status == 200 || status == 412);
    assertThat(session.get(account).header("ETag")).isEqualTo("\"2\"");
  }

  @Test
  void theSameIdempotencyKeySixteenTimesAtOnceIsOneAccount() {
    String body = "{\"name\":\"once\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}";
    List<AtOnce.Ending<Reply>> endings =
        AtOnce.run(16, i -> () -> session.post("/accounts", body, "Idempotency-Key", "key"));
    assertThat(statuses(endings)).containsOnly(201);
    assertThat(
            endings.stream()
                .map(ending -> ending.result().orElseThrow().body())
                .collect(Collectors.toSet()))
        .hasSize(1);
    assertThat(session.get("/accounts").json().path("items")).hasSize(1);
  }

  @Test
  void twoHundredRandomMovesBySixteenWritersLeaveATree() {
    List<String> accounts =
        IntStream.range(0, 12).mapToObj(i -> session.openedRoot("account " + i)).toList();
    List<AtOnce.Ending<List<Integer>>> endings =
        AtOnce.run(
            16,
            writer ->
                () -> {
                  Random random = new Random(writer);
                  return IntStream.range(0, 200 / 16 + 1)
                      .map(i -> move(accounts, random))
                      .boxed()
                      .toList();
                });
    List<Integer> statuses =
        endings.stream().flatMap(ending -> ending.result().orElseThrow().stream()).toList();
    assertThat(statuses).contains(200).allMatch(s -> s == 200 || s == 409 || s == 412);
    assertThat(StoredTree.of(session).looseEnds()).isZero();
    assertThat(StoredTree.of(session).depth()).isBetween(1L, 10L);
  }

  private int move(List<String> accounts, Random random) {
    String account = "/accounts/" + accounts.get(random.nextInt(accounts.size()));
    String parent = accounts.get(random.nextInt(accounts.size()));
    JsonNode current = session.get(account).json();
    String target = account.endsWith(parent) ? "null" : "\"" + parent + "\"";
    return patch(
            account, "{\"parentId\":" + target + "}", "\"" + current.path("version").asInt() + "\"")
        .status();
  }

  private Reply patch(String path, String body, String tag) {
    return session.send(
        "PATCH", path, body, "If-Match", tag, "Content-Type", "application/merge-patch+json");
  }

  private static List<Integer> statuses(List<AtOnce.Ending<Reply>> endings) {
    return endings.stream().map(ending -> ending.result().orElseThrow().status()).toList();
  }
}
