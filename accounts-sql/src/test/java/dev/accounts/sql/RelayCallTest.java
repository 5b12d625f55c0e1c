package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which function a relay calls with what, and what becomes of its rows. */
class RelayCallTest {
  private static final Feed.Position FROM = FeedCallTest.position(4, 9);
  private static final Feed.Position TO = FeedCallTest.position(5, 1);
  private static final Map<String, String> CREATED =
      FeedCallTest.change(TO, "CREATED", Map.of("account", Sample.json(Sample.BARE)));
  private static final Feed.Entry ENTRY =
      new Feed.Entry(
          new AccountEvent(AccountEvent.Type.CREATED, Optional.empty(), Sample.BARE), TO);

  private final Deadline deadline = Deadline.in(Duration.ofMinutes(1));
  private final List<SqlCall> calls = new ArrayList<>();
  private List<Map<String, String>> rows = List.of();
  private final RelayedChanges changes =
      new RelayedChanges(
          (call, until) -> {
            assertThat(until).isSameAs(deadline);
            calls.add(call);
            return rows;
          },
          "bus");

  @Test
  void whatComesNextIsAskedForWithOneMore() {
    Map<String, String> first = new HashMap<>(FeedCallTest.row(FROM));
    first.put("waiting_since", "1767323045123456");
    rows = List.of(first, CREATED, CREATED);
    assertThat(changes.next(1, deadline))
        .isEqualTo(
            new RelayedChanges.Part(
                FROM,
                Optional.of(Instant.parse("2026-01-02T03:04:05.123456Z")),
                new Feed(List.of(ENTRY), TO, true)));
    SqlCall call = calls.getFirst();
    assertThat(call.writes()).isFalse();
    assertThat(call.statement()).contains("accounts.relay_changes(");
    assertThat(call.parameters())
        .isEqualTo(Map.of("bus", Optional.of("bus"), "limit", Optional.of("2")));
  }

  @Test
  void aBusThatHasGotEverythingWaitsForNothing() {
    rows = List.of(FeedCallTest.row(FROM));
    assertThat(changes.next(10, deadline))
        .isEqualTo(
            new RelayedChanges.Part(FROM, Optional.empty(), new Feed(List.of(), FROM, false)));
  }

  @Test
  void changesThatAreTooLargeTogetherAreAskedForInHalves() {
    List<String> limits = new ArrayList<>();
    RelayedChanges large =
        new RelayedChanges(
            (call, until) -> {
              limits.add(call.parameters().getOrDefault("limit", Optional.empty()).orElse(""));
              if (limits.size() < 3) {
                throw new ResultTooLarge(new IllegalStateException("large"));
              }
              return List.of(FeedCallTest.row(FROM), CREATED);
            },
            "bus");
    assertThat(large.next(100, deadline).feed()).isEqualTo(new Feed(List.of(ENTRY), TO, false));
    assertThat(limits).containsExactly("101", "51", "26");
  }

  @Test
  void aPositionIsMovedFromWhereItIs() {
    rows = List.of(Map.of("moved", "true"));
    assertThat(changes.moved(FROM, TO, deadline)).isTrue();
    SqlCall call = calls.getFirst();
    assertThat(call.writes()).isTrue();
    assertThat(call.statement()).contains("accounts.move_relay(");
    assertThat(call.parameters())
        .isEqualTo(
            Map.of(
                "bus", Optional.of("bus"),
                "epoch", Optional.of(FROM.epoch().toString()),
                "fromNumber", Optional.of("4"),
                "fromPlace", Optional.of("9"),
                "number", Optional.of("5"),
                "place", Optional.of("1")));
    rows = List.of(Map.of("moved", "false"));
    assertThat(changes.moved(FROM, TO, deadline)).isFalse();
  }
}
