package dev.accounts.application.port;

import java.time.Duration;

/** A moment until which a caller waits; measured on the monotonic clock it was made with. */
public final class Deadline {
  private final Time time;
  private final long endNanos;

  private Deadline(Time time, long endNanos) {
    this.time = time;
    this.endNanos = endNanos;
  }

  /** The moment this long from now. */
  public static Deadline in(Duration patience) {
    return in(patience, Time.SYSTEM);
  }

  /** The moment this long from now, for callers to whom time passes like this. */
  public static Deadline in(Duration patience, Time time) {
    return new Deadline(time, time.nanoTime() + patience.toNanos());
  }

  /** What is left; zero when it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, endNanos - time.nanoTime()));
  }

  /** The same on the machine's clock, for what measures nothing else. */
  public Duration remainingOnMachine() {
    return time.onMachine(remaining());
  }

  /** What measures it; code that waits for its sake waits on the same. */
  public Time time() {
    return time;
  }

  @Override
  public String toString() {
    return "in " + remaining().toMillis() + " ms";
  }
}
