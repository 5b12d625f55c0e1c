package dev.accounts.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands out credentials over HTTP, as Lambda does to a function with SnapStart. */
final class CredentialsEndpoint implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();

  CredentialsEndpoint() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/credentials", this::handOut);
    server.start();
  }

  private void handOut(HttpExchange exchange) throws IOException {
    byte[] credentials =
        """
        {"AccessKeyId": "key-%d", "SecretAccessKey": "none", "Token": "none", "Expiration": "%s"}
        """
            .formatted(fetches.incrementAndGet(), Instant.now().plus(Duration.ofHours(1)))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, credentials.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(credentials);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/credentials");
  }

  int fetches() {
    return fetches.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
