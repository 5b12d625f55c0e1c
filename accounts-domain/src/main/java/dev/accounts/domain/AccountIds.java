package dev.accounts.domain;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids, each of which sorts after those made before it, even if the clock stands still or goes
 * back.
 *
 * <p>They are UUID version 7 (RFC 9562, section 5.7, with the fraction of a millisecond of section
 * 6.2, method 3).
 */
public final class AccountIds {
  /** What the 12 bits of the fraction count in a millisecond. */
  private static final int FRACTIONS = 4096;

  /**
   * It may be part of a snapshot of the process, which does no harm: on Linux the default takes
   * random numbers from the kernel, and its own state only adds to them.
   */
  private static final SecureRandom RANDOM = new SecureRandom();

  private final InstantSource clock;
  private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

  /** Ids with the time of the clock. */
  public AccountIds(InstantSource clock) {
    this.clock = clock;
  }

  /** The next id. */
  public AccountId next() {
    long time = last.updateAndGet(before -> Math.max(fractions(clock.instant()), before + 1));
    long millis = Math.floorDiv(time, FRACTIONS);
    long high = (millis << 16) | 0x7000L | Math.floorMod(time, FRACTIONS);
    long low = (RANDOM.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new AccountId(new UUID(high, low));
  }

  private static long fractions(Instant instant) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    long fraction = Math.floorMod(micros, 1000) * (long) FRACTIONS / 1000;
    return Math.floorDiv(micros, 1000) * FRACTIONS + fraction;
  }
}
