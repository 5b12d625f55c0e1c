package h2adapter;

import dev.accounts.application.port.Feed;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.domain.Refusal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Pages of what changed. Places rise in the order of commits, because the writes of a tenant come
 * one after the other.
 */
record Feeds(Events events, UUID epoch) {

  static Feeds of(Session session, Events events) throws SQLException {
    return new Feeds(
        events,
        session
            .first("SELECT epoch FROM feed_epoch", row -> row.getObject(1, UUID.class))
            .orElseThrow());
  }

  Feed page(FeedQuery query) throws SQLException {
    long seen =
        switch (query.start()) {
          case FeedQuery.Start.Beginning beginning -> 0;
          case FeedQuery.Start.Now now -> events.lastPlace();
          case FeedQuery.Start.After(Feed.Position position) -> place(position);
        };
    List<EventRow> rows = events.after(seen, query.limit() + 1);
    List<Feed.Entry> entries = new ArrayList<>();
    for (EventRow row : rows.subList(0, Math.min(rows.size(), query.limit()))) {
      entries.add(new Feed.Entry(events.event(row), position(row.place())));
    }
    Feed.Position next = entries.isEmpty() ? position(seen) : entries.getLast().position();
    return new Feed(entries, next, rows.size() > entries.size());
  }

  private Feed.Position position(long place) {
    return new Feed.Position(epoch, 0, place);
  }

  private long place(Feed.Position position) {
    if (!position.epoch().equals(epoch)) {
      throw new Refusal.FeedRestarted();
    }
    return position.place();
  }
}
