package dev.accounts.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Clients that keep a connection open, or never finish a request, do not keep the service. */
final class StopInUseTest {
  private static final String HALF =
      """
      POST /local/tokens HTTP/1.1\r
      Host: localhost\r
      Content-Type: application/json\r
      Content-Length: 100\r
      \r
      {"sub":\
      """;

  @Test
  void openConnectionsDoNotKeepTheServiceRunning() throws IOException {
    try (Program program = Program.start("--adapter=memory", "--port=0")) {
      Client client = program.ready();
      try (Socket silent = connected(client.base());
          Socket headless = connected(client.base());
          Socket half = connected(client.base())) {
        assertThat(client.get("/accounts").status()).isEqualTo(401);
        headless.getOutputStream().write("GET /accounts HTTP/1.1\r\nHos".getBytes(US_ASCII));
        half.getOutputStream().write(HALF.getBytes(US_ASCII));
        assertThat(program.stop()).isEqualTo(143);
        assertThat(program.out()).endsWith("Stopped." + System.lineSeparator());
        assertThat(silent.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  private static Socket connected(URI base) throws IOException {
    return new Socket(base.getHost(), base.getPort());
  }
}
