package dev.accounts.lambda.storage;

import dev.accounts.sql.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Speaks TLS for a PostgreSQL that does not, with these ciphers, the first of them preferred. */
final class TlsFront implements AutoCloseable {
  private static final int REQUEST_BYTES = 2 * Integer.BYTES;

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
  private final List<String> negotiated = new CopyOnWriteArrayList<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final SSLContext context;
  private final TestDatabase database;
  private final String[] ciphers;

  TlsFront(SSLContext context, TestDatabase database, String... ciphers) throws IOException {
    this.context = context;
    this.database = database;
    this.ciphers = ciphers;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Of each connection. */
  List<String> ciphers() {
    return List.copyOf(negotiated);
  }

  /** How many clients offered none of the ciphers. */
  int refused() {
    return refused.get();
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
      pass(secured, server);
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
    listener.close();
  }
}
