package dev.accounts.local;

import dev.accounts.local.start.StartFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The parts of the service that must be closed, the last one first. Closing interrupts the start of
 * a part and waits until that has undone itself, and no part is started afterwards: so whenever the
 * process is asked to stop, nothing is left running.
 */
final class Parts implements AutoCloseable {
  private final Deque<Runnable> closings = new ArrayDeque<>();
  private final Set<Thread> starting = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Starts a part, to be closed in this way; the thread is interrupted when it must stop. */
  synchronized <T> T keep(Supplier<T> start, Consumer<T> closing) {
    starting.add(Thread.currentThread());
    try {
      if (closed) {
        throw new StartFailure("Stopped while starting.");
      }
      T part = start.get();
      closings.push(() -> closing.accept(part));
      return part;
    } finally {
      starting.remove(Thread.currentThread());
    }
  }

  /** Whether they are closed, or about to be. */
  boolean areClosed() {
    return closed;
  }

  /** Closes them all, also those after one that cannot be closed, and returns what went wrong. */
  List<RuntimeException> closeAll() {
    closed = true;
    starting.forEach(Thread::interrupt);
    return closeEach();
  }

  private synchronized List<RuntimeException> closeEach() {
    List<RuntimeException> failures = new ArrayList<>();
    while (!closings.isEmpty()) {
      try {
        closings.pop().run();
      } catch (RuntimeException failure) {
        failures.add(failure);
      }
    }
    return failures;
  }

  /** Closes them all; throws the first failure with the others in it. */
  @Override
  public void close() {
    closeAll().stream()
        .reduce((first, other) -> {
          first.addSuppressed(other);
          return first;
        })
        .ifPresent(first -> {
          throw first;
        });
  }
}
