package dev.accounts.standin.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What a client meets in place of a response. */
@FunctionalInterface
public interface FaultInjection {

  /**
   * Responds wrongly, or not at all.
   *
   * @param closing lets go of those who wait, when the stand-in is closed
   */
  void meet(HttpExchange exchange, CountDownLatch closing) throws IOException;

  /** The same, once this has happened. */
  default FaultInjection following(Runnable event) {
    return (exchange, closing) -> {
      event.run();
      meet(exchange, closing);
    };
  }

  static FaultInjection error(ErrorType type, String message) {
    return (exchange, closing) -> Reply.error(type, message).send(exchange);
  }

  static FaultInjection body(int status, String contentType, String body) {
    return (exchange, closing) ->
        new Reply(status, Optional.empty(), contentType, body).send(exchange);
  }

  /** The connection is closed without a word. */
  static FaultInjection drop() {
    return (exchange, closing) -> exchange.close();
  }

  /** Nothing comes, and the connection stays open. */
  static FaultInjection blackHole() {
    return (exchange, closing) -> {
      try {
        closing.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    };
  }

  /** The connection is closed in the middle of the body. */
  static FaultInjection cutOff() {
    return (exchange, closing) -> {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write("{\"numberOfRecordsUpdated\":0,".getBytes(UTF_8));
      exchange.getResponseBody().flush();
      exchange.close();
    };
  }
}
