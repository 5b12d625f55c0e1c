package dev.accounts.jdbc;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Time;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Rings alarms at their deadlines. Nearly every call ends long before its own, so one thread sleeps
 * until the first deadline of all and looks then what is left; a call that ends in time wakes no
 * thread. An alarm on another time than the machine's is watched by a thread of its own, because
 * that time passes as its owner says. No thread inherits what is bound to the caller's, which may
 * be another caller's by then.
 */
final class DeadlineWatch {
  private final Set<Alarm> set = new HashSet<>();
  private final ThreadFactory threads;
  private final AtomicReference<@Nullable Look> next = new AtomicReference<>();

  DeadlineWatch() {
    this(
        // a virtual thread would start the scheduler of virtual threads: 13 ms of CPU
        Thread.ofPlatform()
            .daemon()
            .name("accounts-deadline")
            .inheritInheritableThreadLocals(false)
            .factory());
  }

  /** A watch with threads of another kind. */
  DeadlineWatch(ThreadFactory threads) {
    this.threads = threads;
  }

  /** The next look of all; replaced when a sooner one is needed, which ends its thread. */
  private record Look(Deadline deadline, CompletableFuture<Void> replaced) {
    boolean isLaterThan(Deadline other) {
      return remaining(deadline) > remaining(other);
    }
  }

  /** Rings this alarm at its deadline, unless it is stopped before. */
  void start(Alarm alarm) {
    if (alarm.deadline().time().equals(Time.SYSTEM)) {
      add(alarm);
    } else {
      begin(() -> await(alarm.over(), alarm.deadline(), alarm::ring));
    }
  }

  /** Stops it; it does not ring after this. */
  void stop(Alarm alarm) {
    alarm.stop();
    synchronized (this) {
      set.remove(alarm);
    }
  }

  private synchronized void add(Alarm alarm) {
    set.add(alarm);
    Look first = next.get();
    if (first == null || first.isLaterThan(alarm.deadline())) {
      lookAt(alarm.deadline());
    }
  }

  /** Where no thread can be started, the look of before stays, or the next alarm starts one. */
  private void lookAt(Deadline deadline) {
    Look sooner = new Look(deadline, new CompletableFuture<>());
    begin(() -> await(sooner.replaced(), deadline, () -> look(sooner)));
    Look later = next.getAndSet(sooner);
    if (later != null) {
      later.replaced().complete(null);
    }
  }

  /** Does nothing when a sooner look has replaced this one, and cares for the rest, too. */
  private synchronized void look(Look now) {
    if (!now.equals(next.get())) {
      return;
    }
    next.set(null);
    List<Alarm> due = set.stream().filter(alarm -> remaining(alarm.deadline()) == 0).toList();
    for (Alarm alarm : due) {
      begin(alarm::ring);
      set.remove(alarm);
    }
    set.stream()
        .map(Alarm::deadline)
        .min(Comparator.comparingLong(DeadlineWatch::remaining))
        .ifPresent(this::lookAt);
  }

  private void begin(Runnable work) {
    threads.newThread(work).start();
  }

  private static long remaining(Deadline deadline) {
    return deadline.remaining().toNanos();
  }

  private static void await(CompletableFuture<?> over, Deadline deadline, Runnable late) {
    try {
      deadline.time().await(over, deadline);
    } catch (TimeoutException passed) {
      late.run();
    } catch (ExecutionException | InterruptedException never) {
      throw new IllegalStateException(never);
    }
  }
}
