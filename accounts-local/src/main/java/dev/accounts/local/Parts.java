package dev.accounts.local;

import dev.accounts.local.start.StartFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The parts of the service that must be closed, the last one first. Closing waits for a part that
 * is just being started, and no part is started afterwards: so whenever the process is told to
 * stop, nothing is left running.
 */
final class Parts implements AutoCloseable {
  private final Deque<Runnable> closings = new ArrayDeque<>();
  private boolean closed;

  /** Starts a part, to be closed in this way. */
  synchronized <T> T keep(Supplier<T> start, Consumer<T> closing) {
    if (closed) {
      throw new StartFailure("Stopped while starting.");
    }
    T part = start.get();
    closings.push(() -> closing.accept(part));
    return part;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!closings.isEmpty()) {
      closings.pop().run();
    }
  }
}
