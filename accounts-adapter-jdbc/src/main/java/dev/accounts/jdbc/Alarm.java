package dev.accounts.jdbc;

import dev.accounts.application.port.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ends at a deadline what a thread waits for, unless the wait is over before. The thread itself
 * stays the caller's, because a data source may look at what is bound to it. A {@link
 * DeadlineWatch} rings it.
 */
final class Alarm {
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  // before Java 24 a monitor would keep the platform's thread while the ending waits for a network
  private final ReentrantLock lock = new ReentrantLock();
  private final Deadline deadline;
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
    this.deadline = deadline;
    this.ending = ending;
  }

  Deadline deadline() {
    return deadline;
  }

  /** Done when there is nothing to ring for any more. */
  CompletableFuture<Void> over() {
    return over;
  }

  void ring() {
    lock.lock();
    try {
      if (!isStopped) {
        hasRung = true;
        ending.run();
      }
    } finally {
      lock.unlock();
    }
  }

  /** From now on the deadline ends this instead; says whether the deadline came first. */
  boolean endInstead(Runnable another) {
    lock.lock();
    try {
      ending = another;
      return hasRung;
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    lock.lock();
    try {
      isStopped = true;
    } finally {
      lock.unlock();
    }
    over.complete(null);
  }
}
