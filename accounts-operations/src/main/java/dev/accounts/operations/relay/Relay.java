package dev.accounts.operations.relay;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Feed;
import dev.accounts.sql.RelayedChanges;
import dev.accounts.sql.RelayedChanges.Part;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends what a bus has not got, part by part. The position moves after a part was sent, and only
 * from where the part began: a relay that ends in between, or a second one, leads to repetitions
 * and never to a gap.
 */
final class Relay {
  private static final int CHANGES_OF_A_PART = 100;

  /** A request to the bus that was begun ends by then, and the position can be moved. */
  static final Duration RESERVE = Duration.ofSeconds(10);

  private final RelayedChanges changes;
  private final EventBus bus;
  private final String busName;

  Relay(RelayedChanges changes, EventBus bus, String busName) {
    this.changes = changes;
    this.bus = bus;
    this.busName = busName;
  }

  /**
   * Sends until there is nothing left or the deadline is near.
   *
   * @throws RelayFailed when there is no such bus, or changes wait that it did not take
   */
  RelayReport run(Deadline deadline) throws InterruptedException {
    Duration patience = deadline.remaining().minus(RESERVE);
    bus.assertThere(busName, Deadline.in(patience, deadline.time()));
    int sent = 0;
    while (true) {
      Part part = changes.next(CHANGES_OF_A_PART, deadline);
      Duration left = deadline.remaining().minus(RESERVE);
      if (part.feed().next().equals(part.from()) || !left.isPositive()) {
        return new RelayReport(sent, part.waitingSince());
      }
      Sending sending = new Sending(part, busName);
      Optional<String> failure;
      boolean moved;
      try {
        failure = bus.send(sending, Deadline.in(left, deadline.time()));
      } finally {
        moved = note(part.from(), sending.reached(), deadline);
      }
      sent += part.feed().entries().size() - sending.left();
      if (failure.isPresent()) {
        throw new RelayFailed("The event bus did not take all changes (" + failure.get() + ")");
      }
      if (!moved) {
        return new RelayReport(sent, part.waitingSince());
      }
    }
  }

  /** False when another relay is further. */
  private boolean note(Feed.Position from, Feed.Position reached, Deadline deadline) {
    return reached.equals(from) || changes.moved(from, reached, deadline);
  }
}
