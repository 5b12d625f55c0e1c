package dev.accounts.jdbc;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Time;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Rings alarms at their deadlines. Nearly every call ends long before its own, so one thread sleeps
 * until the first deadline of all and looks then what is left; a call that ends in time wakes no
 * thread. An alarm on another time than the machine's is watched by a thread of its own, because
 * that time passes as its owner says.
 */
final class DeadlineWatch {
  private static final CompletableFuture<Void> NEVER = new CompletableFuture<>();

  private final Set<Alarm> set = new HashSet<>();
  private final AtomicReference<@Nullable Deadline> next = new AtomicReference<>();

  /** Rings this alarm at its deadline, unless it is stopped before. */
  void start(Alarm alarm) {
    if (alarm.deadline().time().equals(Time.SYSTEM)) {
      add(alarm);
    } else {
      Thread.ofVirtual()
          .name("accounts-deadline")
          .start(() -> await(alarm.over(), alarm.deadline(), alarm::ring));
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
    Deadline deadline = alarm.deadline();
    Deadline sooner = next.get();
    if (sooner == null || remaining(sooner) > remaining(deadline)) {
      lookAt(deadline);
    }
  }

  private void lookAt(Deadline deadline) {
    next.set(deadline);
    Thread.ofVirtual()
        .name("accounts-deadline")
        .start(() -> await(NEVER, deadline, () -> look(deadline)));
  }

  /** Does nothing when another thread looks at a sooner deadline, which cares for the rest, too. */
  private synchronized void look(Deadline now) {
    if (!now.equals(next.get())) {
      return;
    }
    List<Alarm> due = set.stream().filter(alarm -> remaining(alarm.deadline()) == 0).toList();
    due.forEach(alarm -> Thread.ofVirtual().start(alarm::ring));
    due.forEach(set::remove);
    next.set(null);
    set.stream()
        .map(Alarm::deadline)
        .min(Comparator.comparingLong(DeadlineWatch::remaining))
        .ifPresent(this::lookAt);
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
