package dev.accounts.domain;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * When something was done, and by whom.
 *
 * @param at server time in UTC, in whole microseconds, which is what PostgreSQL keeps
 */
public record Stamp(Instant at, Subject by) {
  public Stamp {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** Done now, by this subject. */
  public static Stamp now(InstantSource clock, Subject subject) {
    return new Stamp(clock.instant(), subject);
  }
}
