package dev.accounts.dataapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Stands before a server and ends one connection after so many bytes of one direction. */
final class CutHttp implements AutoCloseable {
  /** Whose bytes are counted. */
  enum Direction {
    REQUEST,
    RESPONSE
  }

  private final ServerSocket listener;
  private final URI server;
  private final Cut cut = new Cut();

  CutHttp(URI server) {
    this.server = server;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** The connection ends when this many bytes of the direction have passed. */
  void cutAfter(int bytes, Direction counted) {
    cut.order(bytes, counted);
  }

  /** Calls it off; says whether it had taken place. */
  boolean end() {
    return cut.callOff();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket upstream = new Socket(server.getHost(), server.getPort());
        Thread.ofVirtual().start(() -> pump(client, upstream, Direction.REQUEST));
        Thread.ofVirtual().start(() -> pump(upstream, client, Direction.RESPONSE));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void pump(Socket from, Socket to, Direction mine) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        int passing = cut.pass(read, mine);
        out.write(buffer, 0, passing);
        if (passing < read) {
          return;
        }
      }
    } catch (IOException ended) {
      // one side is gone, so the other goes too
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /** Counts bytes before they are passed on, because a client may go on as soon as it has them. */
  private static final class Cut {
    private Direction direction = Direction.REQUEST;
    private int left;
    private boolean isOrdered;

    synchronized void order(int bytes, Direction counted) {
      direction = counted;
      left = bytes;
      isOrdered = true;
    }

    synchronized boolean callOff() {
      boolean tookPlace = !isOrdered;
      isOrdered = false;
      return tookPlace;
    }

    /** How many of the bytes may pass; fewer than all of them where the connection ends. */
    synchronized int pass(int bytes, Direction mine) {
      if (!isOrdered || mine != direction) {
        return bytes;
      }
      int passing = Math.min(bytes, left);
      left -= passing;
      isOrdered = passing == bytes;
      return passing;
    }
  }
}
