package dev.accounts.sql.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between a client and PostgreSQL: counts round trips and breaks connections on demand. A
 * round trip is a message after which a client waits for the server: Sync, Query or a function
 * call.
 */
public final class PostgresProxy implements AutoCloseable {

  /** What becomes of what passes by. */
  public enum Network {
    /** Everything passes. */
    WORKS,
    /** Connections stay open and nothing arrives on either side. */
    SWALLOWS,
    /** Connections stay open and no more is read of what clients send. */
    STANDS_STILL,
    /** What the client says arrives; at the first word of the response the connection ends. */
    LOSES_RESPONSES,
    /** No connection is taken, and those that are open end. */
    IS_DOWN
  }

  private final ServerSocket listener;
  private final TestDatabase database;
  private final AtomicInteger roundTrips = new AtomicInteger();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile Network network = Network.WORKS;
  private volatile Cut cut = Cut.none();

  /** A proxy before the server of the database. */
  public PostgresProxy(TestDatabase database) {
    this.database = database;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** The host on which it listens. */
  public String host() {
    return listener.getInetAddress().getHostAddress();
  }

  /** The port on which it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** How many round trips there were since the proxy began, sign-in included. */
  public int roundTrips() {
    return roundTrips.get();
  }

  /**
   * Changes what becomes of what passes by, for open connections too. Those that lost messages end,
   * because who waits for a response to one would wait for ever.
   */
  public void network(Network now) {
    boolean isLost = network == Network.SWALLOWS || now == Network.IS_DOWN;
    network = now;
    if (isLost) {
      sockets.forEach(PostgresProxy::closeQuietly);
    }
  }

  /** Plans the end of a connection, in place of what was planned before. */
  public void cut(Cut planned) {
    cut = planned;
  }

  Cut cut() {
    return cut;
  }

  /** What becomes of what passes by now. */
  public Network network() {
    return network;
  }

  /** Waits for as long as nothing is to be read. */
  void awaitReading() {
    while (network == Network.STANDS_STILL && !listener.isClosed()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket client = listener.accept();
        if (network == Network.IS_DOWN) {
          closeQuietly(client);
        } else {
          Socket server = new Socket(database.host(), database.port());
          client.setTcpNoDelay(true);
          server.setTcpNoDelay(true);
          sockets.addAll(List.of(client, server));
          new ProxiedConnection(this, client, server).start();
        }
      }
    } catch (IOException closed) {
      sockets.forEach(PostgresProxy::closeQuietly);
    }
  }

  void countRoundTrip() {
    roundTrips.incrementAndGet();
  }

  static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // a socket that cannot be closed is closed
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
