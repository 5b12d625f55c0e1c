package dev.accounts.inmemory;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Feed;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.application.port.FeedQuery.Start;
import dev.accounts.domain.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What happened to all accounts of one tenant, in order. */
final class Changes {
  private final List<AccountEvent> events = new ArrayList<>();
  private final UUID epoch = UUID.randomUUID();

  void add(AccountEvent event) {
    events.add(event);
  }

  int count() {
    return events.size();
  }

  void backTo(int count) {
    events.subList(count, events.size()).clear();
  }

  Feed page(FeedQuery query) {
    int first = (int) Math.min(seen(query.start()), events.size());
    int end = Math.min(first + query.limit(), events.size());
    List<Feed.Entry> entries =
        IntStream.range(first, end)
            .mapToObj(i -> new Feed.Entry(events.get(i), position(i + 1)))
            .toList();
    return new Feed(entries, position(end), end < events.size());
  }

  private Feed.Position position(int seen) {
    return new Feed.Position(epoch, 0, seen);
  }

  private long seen(Start start) {
    return switch (start) {
      case Start.Beginning beginning -> 0;
      case Start.Now now -> events.size();
      case Start.After(Feed.Position position) -> {
        if (!position.epoch().equals(epoch)) {
          throw new Refusal.FeedRestarted();
        }
        yield position.place();
      }
    };
  }
}
