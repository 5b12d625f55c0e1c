package dev.accounts.sql;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Feed;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.application.port.FeedQuery.Start;
import dev.accounts.domain.Account;
import dev.accounts.domain.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question for changes as the call of {@code accounts.changes}, and what that returns. */
final class FeedCall {
  private FeedCall() {}

  static SqlCall of(Caller caller, FeedQuery query, int limit) {
    Optional<Feed.Position> after =
        query.start() instanceof Start.After(Feed.Position position)
            ? Optional.of(position)
            : Optional.empty();
    return SqlCall.read(
            """
            SELECT CAST(epoch AS text) AS epoch, CAST(number AS text) AS number,
              CAST(place AS text) AS place, type, CAST(account AS text) AS account,
              CAST(before AS text) AS before
            FROM accounts.changes(
              CAST(:tenant AS text), CAST(:epoch AS uuid), CAST(:number AS bigint),
              CAST(:place AS bigint), CAST(:now AS boolean), CAST(:limit AS integer))
            """)
        .with("tenant", caller.tenant())
        .with("epoch", after.map(Feed.Position::epoch))
        .with("number", after.map(Feed.Position::number))
        .with("place", after.map(Feed.Position::place))
        .with("now", query.start() instanceof Start.Now)
        .with("limit", limit);
  }

  /**
   * From the position that the page begins at, then one event more than the limit, or fewer. An
   * event is left out, and logged, when the account after it cannot be read; when the account
   * before it cannot, the event has none.
   *
   * @throws Refusal.FeedRestarted when the position that was asked for is of another epoch
   */
  static Feed read(List<Map<String, String>> rows, FeedQuery query, int limit) {
    Feed.Position next = position(rows.getFirst());
    if (query.start() instanceof Start.After(Feed.Position after)
        && !after.epoch().equals(next.epoch())) {
      throw new Refusal.FeedRestarted();
    }
    List<Map<String, String>> events = rows.subList(1, rows.size());
    boolean isCut = !events.isEmpty() && !events.getLast().containsKey("account");
    int shown = Math.min(limit, isCut ? events.size() - 1 : events.size());
    List<Feed.Entry> entries = new ArrayList<>();
    for (Map<String, String> row : events.subList(0, shown)) {
      next = position(row);
      Feed.Position position = next;
      event(row).ifPresent(event -> entries.add(new Feed.Entry(event, position)));
    }
    return new Feed(entries, next, events.size() > shown);
  }

  private static Optional<AccountEvent> event(Map<String, String> row) {
    AccountEvent.Type type = AccountEvent.Type.valueOf(row.getOrDefault("type", ""));
    Optional<Account> before = account(row.get("before"));
    return account(row.get("account")).map(after -> new AccountEvent(type, before, after));
  }

  private static Optional<Account> account(@Nullable String json) {
    return json == null ? Optional.empty() : ReadableRows.read(json, StoredAccountJson::readRow);
  }

  static Feed.Position position(Map<String, String> row) {
    return new Feed.Position(
        UUID.fromString(row.getOrDefault("epoch", "")),
        Long.parseLong(row.getOrDefault("number", "")),
        Long.parseLong(row.getOrDefault("place", "")));
  }
}
