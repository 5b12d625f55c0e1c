package dev.accounts.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port for a service that goes away and comes back. */
public final class LastingPort {
  private static final int LOWEST = 20_000;

  /**
   * From here on the system gives ports to any process that asks, also while the service is away.
   */
  private static final int GIVEN_OUT = 32_768;

  private LastingPort() {}

  /** One that is free now. */
  public static String free() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, GIVEN_OUT);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return String.valueOf(socket.getLocalPort());
      } catch (IOException taken) {
        // the next one may be free
      }
    }
  }
}
