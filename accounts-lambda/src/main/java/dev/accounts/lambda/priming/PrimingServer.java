package dev.accounts.lambda.priming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server in this process with which clients are warm before there is anything to connect to: the
 * driver and the pool, or the SDK and its connections.
 */
final class PrimingServer implements AutoCloseable {
  private final ServerSocket listening;
  private final Conversation conversation;
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

  /** What the server does with a client. */
  @FunctionalInterface
  interface Conversation {
    /** Serves until the client goes. */
    void hold(Socket client) throws IOException;
  }

  PrimingServer(Conversation conversation) throws IOException {
    this.conversation = conversation;
    listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("priming").start(this::serve);
  }

  /** Where it listens, as {@code HOST:PORT}. */
  String address() {
    return listening.getInetAddress().getHostAddress() + ":" + listening.getLocalPort();
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
      conversation.hold(client);
    } catch (IOException gone) {
      // the pool was closed, or this server
    } finally {
      clients.remove(client);
    }
  }

  /** Ends the conversations that go on, too, so that no thread of them goes into the snapshot. */
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
