package dev.accounts.local.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.accounts.local.start.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * The one HTTP server, reachable from this machine only. It takes its port when it is made, so that
 * a taken port is known before anything slow begins.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final Duration TO_FINISH = Duration.ofMillis(1500);
  private static final int FIRST_UNPRIVILEGED = 1024;

  private final HttpServer server;
  private final InFlight requests = new InFlight();
  private final Duration patience;

  /** Takes the port; any free one for 0. */
  public LoopbackServer(int port) {
    this(port, TO_FINISH);
  }

  /**
   * Takes the port.
   *
   * @param patience how long requests may take to finish when the server is closed
   */
  LoopbackServer(int port, Duration patience) {
    this.patience = patience;
    // without it, small responses wait for the client's delayed acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(loopback(), port), 0);
    } catch (IOException refused) {
      throw new StartFailure(refusal(port), refused);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  }

  private static String refusal(int port) {
    return 0 < port && port < FIRST_UNPRIVILEGED
        ? "Port " + port + " is taken or not for you to take: choose one from 1024 with --port."
        : "Port " + port + " is taken: choose another with --port.";
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
  }

  /** Where it is reached, without a slash at the end. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Lets the handler serve everything below the path that no longer path claims, if it was asked of
   * this machine.
   */
  public void serve(String path, HttpHandler handler) {
    server.createContext(path, handler).getFilters().addAll(List.of(requests, new LoopbackHost()));
  }

  /** Begins to serve. */
  public void start() {
    server.start();
  }

  /** Lets requests finish within reason, and ends the others. */
  @Override
  public void close() {
    requests.finish(patience);
    server.stop(0);
  }
}
