package dev.accounts.operations.relay;

import dev.accounts.application.port.Feed;
import dev.accounts.sql.RelayedChanges.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The changes of a part that wait to be sent. A batch has one change of an account at most, so that
 * a change which fails is retried before the next of its account is sent at all.
 */
final class Sending {
  private static final int MOST_ENTRIES = 10;

  private final Set<Outgoing> waiting = new LinkedHashSet<>();
  private final Feed.Position end;

  Sending(Part part, String bus) {
    Feed.Position before = part.from();
    for (Feed.Entry change : part.feed().entries()) {
      waiting.add(Outgoing.of(change, before, bus));
      before = change.position();
    }
    end = part.feed().next();
  }

  boolean isDone() {
    return waiting.isEmpty();
  }

  int left() {
    return waiting.size();
  }

  /** The first that is larger than the bus takes. */
  Optional<Outgoing> tooLarge(int mostBytes) {
    return waiting.stream().filter(change -> change.size() >= mostBytes).findFirst();
  }

  /** What can go next in one request of fewer bytes than these. */
  List<Outgoing> batch(int mostBytes) {
    List<Outgoing> batch = new ArrayList<>();
    Set<String> accounts = new HashSet<>();
    int bytes = 0;
    for (Outgoing change : waiting) {
      if (accounts.add(change.accountKey())) {
        bytes += change.size();
        if (batch.size() == MOST_ENTRIES || bytes >= mostBytes) {
          break;
        }
        batch.add(change);
      }
    }
    return batch;
  }

  /** Notes that this one is settled. */
  void settled(Outgoing change) {
    waiting.remove(change);
  }

  /** Up to where everything is settled. */
  Feed.Position reached() {
    return isDone() ? end : waiting.iterator().next().before();
  }
}
