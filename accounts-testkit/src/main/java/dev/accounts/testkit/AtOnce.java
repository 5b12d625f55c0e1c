package dev.accounts.testkit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does things at the same moment, each on a thread of its own. */
public final class AtOnce {
  private AtOnce() {}

  /**
   * How one of them ended: with a result or a failure, never both.
   *
   * @param result what it returned
   * @param failure what it threw
   */
  public record Ending<T>(Optional<T> result, Optional<Throwable> failure) {}

  /** Starts all when all are ready, and waits for every one. */
  public static <T> List<Ending<T>> run(int count, IntFunction<Callable<T>> task) {
    CountDownLatch ready = new CountDownLatch(count);
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      List<Future<T>> futures =
          IntStream.range(0, count)
              .mapToObj(i ->
                  threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return task.apply(i).call();
                  }))
              .toList();
      return futures.stream().map(AtOnce::ending).toList();
    }
  }

  private static <T> Ending<T> ending(Future<T> future) {
    try {
      return new Ending<>(Optional.of(future.get()), Optional.empty());
    } catch (ExecutionException e) {
      return new Ending<>(Optional.empty(), Optional.ofNullable(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
