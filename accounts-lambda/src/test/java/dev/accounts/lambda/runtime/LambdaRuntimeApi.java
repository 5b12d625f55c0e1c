package dev.accounts.lambda.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The side of Lambda that a runtime talks to: gives out events and takes responses, as "Lambda
 * runtime API" in its guide says, with the two calls around a snapshot.
 */
public final class LambdaRuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";

  /** Only for what hangs: a machine with much else to do takes its time. */
  private static final int PATIENCE_SECONDS = 300;

  private final HttpServer server;
  private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Returned> returned = new LinkedBlockingQueue<>();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final CountDownLatch askedToRestore = new CountDownLatch(1);
  private final CountDownLatch restored = new CountDownLatch(1);
  private final AtomicInteger invocations = new AtomicInteger();

  /**
   * What came back.
   *
   * @param to the last parts of the path, such as {@code response} or {@code init/error}
   */
  public record Returned(String to, String text) {}

  /** Listens on a free port of this machine. */
  public LambdaRuntimeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(ROOT, this::handle);
    server.start();
  }

  /** For {@code AWS_LAMBDA_RUNTIME_API}. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Sends an event and waits for what comes back. */
  public Returned invoke(byte[] event) {
    events.add(event);
    return next();
  }

  /** What came back without being asked for, such as a failure to start. */
  public Returned next() {
    try {
      Returned first = returned.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (first == null) {
        throw new AssertionError("The function returned nothing");
      }
      return first;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the function asks for the first event. */
  public void awaitReady() {
    await(ready, "The function is not ready");
  }

  /** Waits until the function is ready for its snapshot. */
  public void awaitSnapshot() {
    await(askedToRestore, "The function is not ready for a snapshot");
  }

  /** Lets the function know that it was restored. */
  public void restore() {
    restored.countDown();
  }

  private static void await(CountDownLatch latch, String otherwise) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(otherwise);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(ROOT.length());
      byte[] body = exchange.getRequestBody().readAllBytes();
      switch (path) {
        case "invocation/next" -> next(exchange);
        case "restore/next" -> {
          askedToRestore.countDown();
          await(restored, "The function is not restored");
          exchange.sendResponseHeaders(200, -1);
        }
        default -> {
          returned.add(
              new Returned(path.replaceFirst("invocation/[^/]+/", ""), new String(body, UTF_8)));
          exchange.sendResponseHeaders(202, -1);
        }
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    ready.countDown();
    byte[] event;
    try {
      event = events.take();
    } catch (InterruptedException closed) {
      return;
    }
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json"); // without it the runtime's native part crashes
    headers.set("Lambda-Runtime-Aws-Request-Id", "invocation-" + invocations.incrementAndGet());
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        String.valueOf(Instant.now().plusSeconds(PATIENCE_SECONDS).toEpochMilli()));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-central-1:000000000000:function:accounts");
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
