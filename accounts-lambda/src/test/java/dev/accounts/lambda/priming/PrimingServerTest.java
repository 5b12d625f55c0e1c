package dev.accounts.lambda.priming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class PrimingServerTest {
  private static final int PROTOCOL = 196_608;
  private static final int A_MINUTE = 60_000;

  @Test
  void theEndOfTheServerEndsTheSessionsThatAreOpen() throws IOException {
    PrimingServer server = new PrimingServer();
    int port = URI.create(server.login().url().substring("jdbc:".length())).getPort();
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client.setSoTimeout(A_MINUTE);
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      out.writeInt(2 * Integer.BYTES);
      out.writeInt(PROTOCOL);
      assertThat(client.getInputStream().read()).isEqualTo('R');
      server.close();
      assertThat(isOver(client)).isTrue();
    }
  }

  private static boolean isOver(Socket client) throws IOException {
    try {
      client.getInputStream().transferTo(DataOutputStream.nullOutputStream());
      return true;
    } catch (SocketException reset) {
      return true;
    }
  }
}
