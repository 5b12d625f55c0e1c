package dev.accounts.local;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The time of this machine for those who read the clock or wait, in which deadlines come much
 * later: a machine that does other things as well takes its time, and what is late is right
 * nevertheless.
 */
enum UnhurriedTime implements Time {
  OF_TESTS;

  private static final int SLOWER = 20;

  @Override
  public Instant instant() {
    return SYSTEM.instant();
  }

  @Override
  public long nanoTime() {
    return SYSTEM.nanoTime() / SLOWER;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    SYSTEM.sleep(duration);
  }

  @Override
  public <T> T await(Future<T> work, Deadline deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    long end = deadline.remaining().multipliedBy(SLOWER).toNanos();
    return work.get(end, TimeUnit.NANOSECONDS);
  }
}
