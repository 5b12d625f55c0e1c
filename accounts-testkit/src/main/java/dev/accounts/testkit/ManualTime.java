package dev.accounts.testkit;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Time that passes when a test says so, or when code sleeps, which takes no time at all: hours of
 * waiting are tested in milliseconds, and each run is the same.
 */
public final class ManualTime implements Time {
  private final Instant start;
  private Duration passed = Duration.ZERO;

  /** Begins with the year 2026, which is as good as any. */
  public ManualTime() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** Begins at this instant, for tests in which others have clocks too. */
  public ManualTime(Instant start) {
    this.start = start;
  }

  /** Lets this much time pass. */
  public synchronized void advance(Duration duration) {
    passed = passed.plus(duration);
  }

  /** How much time has passed since it was made. */
  public synchronized Duration passed() {
    return passed;
  }

  @Override
  public Instant instant() {
    return start.plus(passed());
  }

  @Override
  public long nanoTime() {
    return passed().toNanos();
  }

  /** Interrupted threads do not sleep here either. */
  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("sleep interrupted");
    }
    advance(duration);
  }

  /** Waits for the work itself, however long it takes, unless a test lets the time run out. */
  @Override
  public <T> T await(Future<T> work, Deadline deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    while (work.isDone() || deadline.remaining().isPositive()) {
      try {
        return work.get(1, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        // looks again whether there is time left
      }
    }
    throw new TimeoutException("The time ran out after " + passed());
  }
}
