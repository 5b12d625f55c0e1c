package dev.accounts.local.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.accounts.local.start.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;

/**
 * The one HTTP server, reachable from this machine only. It takes its port when it is made, so that
 * a taken port is known before anything slow begins.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final int SECONDS_TO_FINISH = 3;

  private final HttpServer server;

  /** Takes the port; any free one for 0. */
  public LoopbackServer(int port) {
    // without it, small answers wait for the client's delayed acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(loopback(), port), 0);
    } catch (IOException taken) {
      throw new StartFailure("Port " + port + " is taken; choose another with --port.", taken);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
  }

  /** Where it is reached, without a slash at the end. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Lets the handler answer everything below the path that no longer path claims, if it was asked
   * of this machine.
   */
  public void serve(String path, HttpHandler handler) {
    server.createContext(path, handler).getFilters().add(new LoopbackHost());
  }

  /** Begins to answer. */
  public void start() {
    server.start();
  }

  @Override
  public void close() {
    server.stop(SECONDS_TO_FINISH);
  }
}
