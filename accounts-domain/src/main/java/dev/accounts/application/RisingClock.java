package dev.accounts.application;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Never says the same microsecond twice, so that ids sort in the order in which they were made,
 * even if the clock stands still or goes back.
 */
final class RisingClock implements InstantSource {
  private final InstantSource clock;
  private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

  RisingClock(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Instant instant() {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    long micros = last.updateAndGet(before -> Math.max(now, before + 1));
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
