package dev.accounts.local.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spoken by hand: clients of HTTP do not let anybody choose the host. */
final class LoopbackHostTest {
  private static final byte[] HERE = {127, 0, 0, 1};
  private static final LoopbackServer SERVER = new LoopbackServer(0);

  @BeforeAll
  static void start() {
    SERVER.serve(
        "/",
        exchange -> {
          try (exchange) {
            LocalResponse.text(200, "text/plain", "inside").send(exchange);
          }
        });
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "127.0.0.1:1", "localhost:8080", "LocalHost", "[::1]", "[::1]:80"})
  void theNamesOfThisMachineAreServed(String host) throws IOException {
    assertThat(sent("GET /accounts HTTP/1.1\r\nHost: " + host)).contains(" 200 ", "inside");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /accounts HTTP/1.1\r\nHost: evil.example",
        "GET /accounts HTTP/1.1\r\nHost: evil.example:8080",
        "POST /local/tokens HTTP/1.1\r\nContent-Length: 0\r\nHost: localhost.evil.example",
        "GET /accounts HTTP/1.1\r\nHost: localhost@evil.example",
        "GET /accounts HTTP/1.1\r\nHost: 127.0.0.1.evil.example",
        "GET /accounts HTTP/1.1\r\nHost: localhost:",
        "GET /accounts HTTP/1.1\r\nHost:",
        "GET /accounts HTTP/1.1\r\nAccept: */*",
        "GET /accounts HTTP/1.1\r\nHost: localhost\r\nHost: evil.example",
        "GET http://evil.example/accounts HTTP/1.1\r\nHost: localhost",
        "GET //evil.example/accounts HTTP/1.1\r\nHost: localhost"
      })
  void anyOtherNameIsTurnedAway(String request) throws IOException {
    assertThat(sent(request))
        .contains(" 421 ", "application/problem+json", "\"code\":\"misdirected-request\"")
        .doesNotContain("inside");
  }

  private static String sent(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByAddress(HERE), SERVER.base().getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write((request + "\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
