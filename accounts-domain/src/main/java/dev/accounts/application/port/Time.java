package dev.accounts.application.port;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * How time passes for whatever measures it or waits: the clock, the ticker and the sleeper in one,
 * so that they cannot disagree. A port, because a test that had to wait would be slow.
 */
public interface Time extends InstantSource {

  /** The time of this machine. */
  Time SYSTEM = new SystemTime();

  /** Nanoseconds since a moment that means nothing; only differences count, and no clock change. */
  long nanoTime();

  /** Waits this long. */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * The result of work that another thread does.
   *
   * @param deadline measured on this time
   * @throws TimeoutException when there was none by the deadline; the work goes on
   * @throws ExecutionException when the work failed
   */
  <T> T await(Future<T> work, Deadline deadline)
      throws InterruptedException, ExecutionException, TimeoutException;

  /**
   * How long a limit of this time is on the machine's clock, for what measures nothing else: a
   * database, a driver or a pool.
   */
  Duration onMachine(Duration limit);
}
