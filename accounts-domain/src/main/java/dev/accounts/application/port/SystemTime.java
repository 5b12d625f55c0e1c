package dev.accounts.application.port;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The JDK's clock, ticker and sleeper. */
final class SystemTime implements Time {
  private static final InstantSource CLOCK = InstantSource.system();

  @Override
  public Instant instant() {
    return CLOCK.instant();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }

  @Override
  public <T> T await(Future<T> work, Deadline deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    return work.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public Duration onMachine(Duration limit) {
    return limit;
  }
}
