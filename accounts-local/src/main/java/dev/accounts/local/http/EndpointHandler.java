package dev.accounts.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Serves an endpoint; a request that it cannot serve gets a response all the same. */
public final class EndpointHandler implements HttpHandler {
  private static final long LISTENS_ON = 100L * 1024 * 1024;

  private final int mostBytes;
  private final LocalEndpoint endpoint;
  private final ErrorResponses otherwise;
  private final Consumer<RuntimeException> log;

  /** The responses that need no endpoint. */
  public interface ErrorResponses {
    /** To a body with too many bytes. */
    LocalResponse tooLarge();

    /** To a request at which the endpoint failed. */
    LocalResponse failed();
  }

  /**
   * Serves the endpoint.
   *
   * @param mostBytes how long a body may be
   * @param log where failures of the endpoint go
   */
  public EndpointHandler(
      int mostBytes,
      LocalEndpoint endpoint,
      ErrorResponses otherwise,
      Consumer<RuntimeException> log) {
    this.mostBytes = mostBytes;
    this.endpoint = endpoint;
    this.otherwise = otherwise;
    this.log = log;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      response(exchange).send(exchange);
    }
  }

  private LocalResponse response(HttpExchange exchange) throws IOException {
    try {
      return endpoint.handle(LocalRequest.read(exchange, mostBytes));
    } catch (LocalRequest.TooLarge tooLarge) {
      listenOn(exchange.getRequestBody());
      return otherwise.tooLarge();
    } catch (RuntimeException failure) {
      log.accept(failure);
      return otherwise.failed();
    }
  }

  /** A client that still sends would never read the response, so it may finish, within reason. */
  private static void listenOn(InputStream body) throws IOException {
    byte[] nowhere = new byte[64 * 1024];
    for (long left = LISTENS_ON; left > 0; ) {
      int read = body.read(nowhere);
      if (read < 0) {
        return;
      }
      left -= read;
    }
  }
}
