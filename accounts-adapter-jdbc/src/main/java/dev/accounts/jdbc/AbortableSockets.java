package dev.accounts.jdbc;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets with which a deadline also ends a statement that is still being written over TLS. Before
 * Java closes a TLS socket, it waits for the thread that writes to it, for as long as the socket
 * below says: by default without an end, and here not at all. A connection that is not in use is
 * closed as ever.
 *
 * <p>The driver makes it, by its name: {@code socketFactory=dev.accounts.jdbc.AbortableSockets}.
 */
public final class AbortableSockets extends SocketFactory {
  /** For the driver. */
  public AbortableSockets() {}

  /** A socket that the driver connects. */
  @Override
  public Socket createSocket() {
    return new Socket() {
      // only TLS asks this; set on the socket itself, it would make the system drop unsent data
      @Override
      public int getSoLinger() {
        return 0;
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw connected();
  }

  private static UnsupportedOperationException connected() {
    return new UnsupportedOperationException("The driver connects its sockets itself");
  }
}
