package dev.accounts.domain;

import java.time.Duration;

/** A moment until which a caller waits; measured on the monotonic clock. */
public final class Deadline {
  private final long endNanos;

  private Deadline(long endNanos) {
    this.endNanos = endNanos;
  }

  /** The moment this long from now. */
  public static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  /** What is left; zero when it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
  }

  @Override
  public String toString() {
    return "in " + remaining().toMillis() + " ms";
  }
}
