package dev.accounts.sql.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Speaks TLS for a PostgreSQL that does not, and stands still on demand. */
public final class TlsFront implements AutoCloseable {
  private static final int REQUEST_BYTES = 2 * Integer.BYTES;
  private static final int PART_BYTES = 8192;
  private static final int END = -1;

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
  private final List<String> negotiated = new CopyOnWriteArrayList<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final SSLContext context;
  private final TestDatabase database;
  private final String[] ciphers;
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private volatile boolean isStanding;

  /** In front of this database with these ciphers, the first of them preferred. */
  public TlsFront(SSLContext context, TestDatabase database, String... ciphers) throws IOException {
    this.context = context;
    this.database = database;
    this.ciphers = ciphers;
    Thread.ofVirtual().start(this::accept);
  }

  /** The port of localhost on which it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Of each connection. */
  public List<String> ciphers() {
    return List.copyOf(negotiated);
  }

  /** How many clients offered none of the ciphers. */
  public int refused() {
    return refused.get();
  }

  /** From now on no more is read of what clients send on connections that are open. */
  public void standStill() {
    isStanding = true;
  }

  /** Waits until a client has sent something of which no more is read. */
  public void awaitStandstill() {
    stopped.join();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket client) {
    try (SSLSocket secured = handshake(client);
        Socket server = new Socket(database.host(), database.port())) {
      negotiated.add(secured.getSession().getCipherSuite());
      Thread.ofVirtual().start(() -> pass(server, secured));
      passOn(secured.getInputStream(), server);
    } catch (IOException gone) {
      // so is the client
    }
  }

  private SSLSocket handshake(Socket client) throws IOException {
    client.getInputStream().readNBytes(REQUEST_BYTES);
    client.getOutputStream().write('S');
    SSLSocket secured =
        (SSLSocket) context.getSocketFactory().createSocket(client, "", client.getPort(), true);
    secured.setUseClientMode(false);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setCipherSuites(ciphers);
    parameters.setUseCipherSuitesOrder(true);
    secured.setSSLParameters(parameters);
    try {
      secured.startHandshake();
    } catch (IOException failure) {
      refused.incrementAndGet();
      throw failure;
    }
    return secured;
  }

  private void passOn(InputStream client, Socket server) throws IOException {
    byte[] part = new byte[PART_BYTES];
    int length = client.read(part);
    while (length != END) {
      server.getOutputStream().write(part, 0, length);
      if (isStanding) {
        stopped.complete(null);
        closed.join();
      }
      length = client.read(part);
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.close();
    } catch (IOException closed) {
      // by the other end
    }
  }

  @Override
  public void close() throws IOException {
    closed.complete(null);
    listener.close();
  }
}
