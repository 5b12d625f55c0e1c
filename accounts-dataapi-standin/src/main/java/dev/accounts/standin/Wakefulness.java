package dev.accounts.standin;

import dev.accounts.standin.wire.ErrorType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Whether the cluster is awake; asleep, the first call wakes it, which takes its time. */
final class Wakefulness {
  static final String RESUMING =
      "The Aurora DB instance is resuming after being auto-paused."
          + " Please wait a few seconds and try again.";

  private final InstantSource clock;
  private Optional<Duration> asleep = Optional.empty();
  private Instant awakeAt = Instant.MIN;

  Wakefulness(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void pause(Duration resumeTakes) {
    asleep = Optional.of(resumeTakes);
  }

  /** Refuses the call while the cluster is not awake. */
  synchronized void check() {
    Instant now = clock.instant();
    asleep.ifPresent(resumeTakes -> awakeAt = now.plus(resumeTakes));
    asleep = Optional.empty();
    if (now.isBefore(awakeAt)) {
      throw ErrorType.DATABASE_RESUMING.refuse(RESUMING);
    }
  }
}
