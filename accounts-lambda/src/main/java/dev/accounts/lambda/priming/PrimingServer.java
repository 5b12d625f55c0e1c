package dev.accounts.lambda.priming;

import dev.accounts.lambda.settings.Settings.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server in this process that speaks PostgreSQL's protocol and returns the rows of a priming for
 * every statement, so that driver and pool are warm before there is a database.
 */
final class PrimingServer implements AutoCloseable {
  private static final String PASSWORD = "priming";

  private final ServerSocket listening;
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

  PrimingServer() throws IOException {
    listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("priming").start(this::serve);
  }

  /** How to connect to it. */
  Storage.Jdbc login() {
    String url =
        "jdbc:postgresql://%s:%d/priming?sslmode=disable"
            .formatted(listening.getInetAddress().getHostAddress(), listening.getLocalPort());
    return new Storage.Jdbc(url, "priming", PASSWORD);
  }

  private void serve() {
    try {
      while (true) {
        Socket client = listening.accept();
        clients.add(client);
        if (listening.isClosed()) {
          client.close();
        }
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      // the priming is over
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      new PrimingSession(client.getInputStream(), client.getOutputStream()).run(PASSWORD);
    } catch (IOException gone) {
      // the pool was closed, or this server
    } finally {
      clients.remove(client);
    }
  }

  /** Ends the sessions that are open, too: no thread of the priming goes into the snapshot. */
  @Override
  public void close() {
    try {
      listening.close();
      for (Socket client : clients) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
