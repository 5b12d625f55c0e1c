package dev.accounts.local.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Counts the requests that are being worked on, so that a server can stop when none is left.
 * HttpServer's own stop waits to the end of its time even when there is nothing to wait for.
 */
final class InFlight extends Filter {
  private static final int ALL = Integer.MAX_VALUE;

  private final Semaphore places = new Semaphore(ALL);
  private volatile boolean ending;

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    if (ending || !places.tryAcquire()) {
      exchange.close();
      return;
    }
    try {
      chain.doFilter(exchange);
    } finally {
      places.release();
    }
  }

  /** Lets no other request in, and waits once, within reason, for those that are there. */
  void finish(Duration patience) {
    if (ending) {
      return;
    }
    ending = true;
    try {
      if (places.tryAcquire(ALL, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        places.release(ALL);
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String description() {
    return "counts requests in flight";
  }
}
