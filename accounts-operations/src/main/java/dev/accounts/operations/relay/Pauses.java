package dev.accounts.operations.relay;

import dev.accounts.application.port.Deadline;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between attempts: longer and longer, and none beyond the deadline. */
final class Pauses {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Deadline deadline;
  private Duration next = FIRST;

  Pauses(Deadline deadline) {
    this.deadline = deadline;
  }

  void pause() throws InterruptedException {
    deadline.time().sleep(shorter(spread(next), deadline.remaining()));
    next = shorter(next.multipliedBy(2), LONGEST);
  }

  /** An attempt succeeded. */
  void startAgain() {
    next = FIRST;
  }

  /** Half of a pause is random, so that two relays do not keep step. */
  private static Duration spread(Duration pause) {
    return pause
        .dividedBy(2)
        .plusNanos(ThreadLocalRandom.current().nextLong(pause.toNanos() / 2 + 1));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
