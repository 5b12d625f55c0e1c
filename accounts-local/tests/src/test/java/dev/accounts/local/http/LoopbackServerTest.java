package dev.accounts.local.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.accounts.local.LastingPort;
import dev.accounts.local.start.StartFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class LoopbackServerTest {
  private static final Duration FOR_EVER = Duration.ofDays(1);
  private static final int MOST_ATTEMPTS = 1_000;

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayFinish = new CountDownLatch(1);

  @Test
  void aRequestInFlightIsFinishedAndNoOtherLetInWhenTheServerIsClosed() throws Exception {
    try (LoopbackServer server = started(FOR_EVER);
        HttpClient client = HttpClient.newHttpClient()) {
      CompletableFuture<HttpResponse<String>> slow =
          client.sendAsync(request(server, "/slow"), BodyHandlers.ofString());
      begun.await();
      Thread closing = Thread.startVirtualThread(server::close);
      while (isServed(client, request(server, "/quick"))) {
        Thread.onSpinWait();
      }
      assertThat(slow).isNotDone();
      mayFinish.countDown();
      assertThat(slow.get().body()).isEqualTo("finished");
      closing.join();
    }
  }

  @Test
  void anIdleConnectionDoesNotKeepTheServer() throws Exception {
    try (LoopbackServer server = started(FOR_EVER);
        HttpClient client = HttpClient.newHttpClient()) {
      client.send(request(server, "/quick"), BodyHandlers.ofString());
      assertPortIsFreeOnceClosed(server);
    }
  }

  @Test
  void aClientThatNeverReadsDoesNotKeepTheServer() throws Exception {
    try (LoopbackServer server = started(Duration.ZERO);
        Socket client = new Socket(server.base().getHost(), server.base().getPort())) {
      client
          .getOutputStream()
          .write("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      begun.await();
      assertPortIsFreeOnceClosed(server);
    }
  }

  private static void assertPortIsFreeOnceClosed(LoopbackServer server) {
    server.close();
    try (LoopbackServer next = onceFree(server.base().getPort())) {
      assertThat(next.base()).isEqualTo(server.base());
    }
  }

  /**
   * A process that another test is just starting has all sockets of this one, until it becomes its
   * own program.
   */
  private static LoopbackServer onceFree(int port) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        return new LoopbackServer(port);
      } catch (StartFailure taken) {
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      }
    }
    throw new AssertionError("Port " + port + " stays taken");
  }

  private LoopbackServer started(Duration patience) {
    LoopbackServer server = new LoopbackServer(Integer.parseInt(LastingPort.free()), patience);
    server.serve("/slow", this::slow);
    server.serve("/endless", this::endless);
    server.serve("/quick", exchange -> reply(exchange, "quick"));
    server.start();
    return server;
  }

  private void slow(HttpExchange exchange) throws IOException {
    begun.countDown();
    try {
      mayFinish.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    reply(exchange, "finished");
  }

  private void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    begun.countDown();
    try (OutputStream body = exchange.getResponseBody()) {
      while (true) {
        body.write(new byte[1024]);
      }
    }
  }

  private static void reply(HttpExchange exchange, String text) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, text.length());
      exchange.getResponseBody().write(text.getBytes(US_ASCII));
    }
  }

  private static HttpRequest request(LoopbackServer server, String path) {
    return HttpRequest.newBuilder(server.base().resolve(path)).build();
  }

  private static boolean isServed(HttpClient client, HttpRequest request) {
    try {
      client.send(request, BodyHandlers.ofString());
      return true;
    } catch (IOException refused) {
      return false;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
