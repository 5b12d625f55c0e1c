package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Feed;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedCallTest {
  private static final UUID EPOCH = UUID.fromString("01890000-0000-7000-8000-000000000005");
  private static final FeedQuery ALL = FeedQuery.fromBeginning();
  private static final Map<String, String> START = row(position(0, 0));
  private static final Map<String, String> CREATED =
      change(position(5, 1), "CREATED", Map.of("account", Sample.json(Sample.at(1))));
  private static final Map<String, String> UPDATED =
      change(
          position(5, 2),
          "UPDATED",
          Map.of("account", Sample.json(Sample.at(2)), "before", Sample.json(Sample.at(1))));

  @Test
  void aFeedFromItsBeginningHasNoPosition() {
    SqlCall call = FeedCall.of(Sample.CALLER, ALL, 11);
    assertThat(call.writes()).isFalse();
    assertThat(call.statement()).contains("accounts.changes(");
    assertThat(call.parameters())
        .isEqualTo(
            Map.of(
                "tenant", Optional.of("tenant"),
                "epoch", Optional.empty(),
                "number", Optional.empty(),
                "place", Optional.empty(),
                "now", Optional.of("false"),
                "limit", Optional.of("11")));
  }

  @Test
  void aFeedGoesOnAfterAPositionOrFromNow() {
    assertThat(FeedCall.of(Sample.CALLER, FeedQuery.after(position(5, 2)), 11).parameters())
        .containsEntry("epoch", Optional.of(EPOCH.toString()))
        .containsEntry("number", Optional.of("5"))
        .containsEntry("place", Optional.of("2"))
        .containsEntry("now", Optional.of("false"));
    assertThat(FeedCall.of(Sample.CALLER, FeedQuery.now(), 11).parameters())
        .containsEntry("epoch", Optional.empty())
        .containsEntry("number", Optional.empty())
        .containsEntry("place", Optional.empty())
        .containsEntry("now", Optional.of("true"));
  }

  @Test
  void aFeedGoesOnFromItsLastEvent() {
    assertThat(FeedCall.read(List.of(START, CREATED, UPDATED), ALL, 2))
        .isEqualTo(new Feed(List.of(created(), updated()), position(5, 2), false));
  }

  @Test
  void aFeedWithoutEventsGoesOnFromWhereItBegins() {
    Feed.Position end = position(7, 3);
    assertThat(FeedCall.read(List.of(row(end)), FeedQuery.after(end), 2))
        .isEqualTo(new Feed(List.of(), end, false));
    assertThat(FeedCall.read(List.of(row(end)), FeedQuery.now(), 2))
        .isEqualTo(new Feed(List.of(), end, false));
  }

  @Test
  void oneEventMoreThanTheLimitOrOneWithoutAnAccountSaysThatThereAreMore() {
    Feed first = new Feed(List.of(created()), position(5, 1), true);
    assertThat(FeedCall.read(List.of(START, CREATED, UPDATED), ALL, 1)).isEqualTo(first);
    Map<String, String> cut = change(position(5, 2), "UPDATED", Map.of());
    assertThat(FeedCall.read(List.of(START, CREATED, cut), ALL, 50)).isEqualTo(first);
  }

  @Test
  void anEventWhoseAccountCannotBeReadIsPassedOver() {
    Map<String, String> unreadable =
        change(
            position(5, 2),
            "UPDATED",
            Map.of("account", "{\"id\":\"broken\"}", "before", Sample.json(Sample.at(1))));
    assertThat(FeedCall.read(List.of(START, CREATED, unreadable), ALL, 2))
        .isEqualTo(new Feed(List.of(created()), position(5, 2), false));
  }

  @Test
  void anAccountBeforeAnEventThatCannotBeReadIsLeftOut() {
    Map<String, String> event =
        change(
            position(5, 2),
            "UPDATED",
            Map.of("account", Sample.json(Sample.at(2)), "before", "{\"id\":\"broken\"}"));
    AccountEvent withoutBefore =
        new AccountEvent(AccountEvent.Type.UPDATED, Optional.empty(), Sample.at(2));
    assertThat(FeedCall.read(List.of(START, event), ALL, 2))
        .isEqualTo(
            new Feed(
                List.of(new Feed.Entry(withoutBefore, position(5, 2))), position(5, 2), false));
  }

  @Test
  void aPositionOfAnotherEpochIsNotValid() {
    UUID another = UUID.fromString("01890000-0000-7000-8000-000000000006");
    assertThatExceptionOfType(Refusal.FeedRestarted.class)
        .isThrownBy(() ->
            FeedCall.read(List.of(START), FeedQuery.after(new Feed.Position(another, 5, 2)), 2));
  }

  static Feed.Position position(long number, long place) {
    return new Feed.Position(EPOCH, number, place);
  }

  /** The first row of a feed. */
  static Map<String, String> row(Feed.Position position) {
    return Map.of(
        "epoch", position.epoch().toString(),
        "number", "" + position.number(),
        "place", "" + position.place());
  }

  /** The row of an event, with its accounts. */
  static Map<String, String> change(
      Feed.Position position, String type, Map<String, String> accounts) {
    Map<String, String> row = new HashMap<>(row(position));
    row.put("type", type);
    row.putAll(accounts);
    return row;
  }

  private static Feed.Entry created() {
    return entry(AccountEvent.Type.CREATED, Optional.empty(), Sample.at(1), position(5, 1));
  }

  private static Feed.Entry updated() {
    return entry(
        AccountEvent.Type.UPDATED, Optional.of(Sample.at(1)), Sample.at(2), position(5, 2));
  }

  private static Feed.Entry entry(
      AccountEvent.Type type, Optional<Account> before, Account after, Feed.Position position) {
    return new Feed.Entry(new AccountEvent(type, before, after), position);
  }
}
