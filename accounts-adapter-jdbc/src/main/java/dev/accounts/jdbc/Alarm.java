package dev.accounts.jdbc;

import dev.accounts.application.port.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Ends at a deadline what a thread waits for, unless the wait is over before. The thread itself
 * stays the caller's, because a data source may look at what is bound to it.
 */
final class Alarm {
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();
  private Runnable ending;
  private boolean isStopped;
  private boolean hasRung;

  /**
   * Set to this deadline.
   *
   * @param ending runs on another thread, at most once, and never after {@link #stop} or {@link
   *     #endInstead}
   */
  Alarm(Deadline deadline, Runnable ending) {
    this.ending = ending;
    Thread.ofVirtual().name("accounts-deadline").start(() -> watch(deadline));
  }

  private void watch(Deadline deadline) {
    try {
      deadline.time().await(over, deadline);
    } catch (TimeoutException late) {
      ring();
    } catch (ExecutionException | InterruptedException never) {
      throw new IllegalStateException(never);
    }
  }

  private synchronized void ring() {
    if (!isStopped) {
      hasRung = true;
      ending.run();
    }
  }

  /** From now on the deadline ends this instead; says whether the deadline came first. */
  synchronized boolean endInstead(Runnable another) {
    ending = another;
    return hasRung;
  }

  /** Ends the watch. */
  synchronized void stop() {
    isStopped = true;
    over.complete(hasRung);
  }
}
