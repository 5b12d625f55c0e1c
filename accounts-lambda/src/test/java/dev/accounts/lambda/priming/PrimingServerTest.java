package dev.accounts.lambda.priming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class PrimingServerTest {
  private static final int A_MINUTE = 60_000;

  @Test
  void theEndOfTheServerEndsTheConversationsThatGoOn() throws IOException {
    PrimingServer server =
        new PrimingServer(client -> {
          client.getOutputStream().write('R');
          client.getInputStream().readAllBytes();
        });
    URI address = URI.create("tcp://" + server.address());
    try (Socket client = new Socket(address.getHost(), address.getPort())) {
      client.setSoTimeout(A_MINUTE);
      assertThat(client.getInputStream().read()).isEqualTo('R');
      server.close();
      assertThat(isOver(client)).isTrue();
    }
  }

  private static boolean isOver(Socket client) throws IOException {
    try {
      return client.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Test
  void onlyAClientThatIsGivenItsCertificateTrustsIt() throws Exception {
    PrimingTls tls = new PrimingPool().tls(Instant::now);
    PrimingRows rows = new PrimingRows();
    try (PrimingServer server =
        new PrimingServer(client -> PrimingDataApi.hold(client, tls, rows))) {
      assertThat(trusting(server, tls).getResponseCode()).isEqualTo(200);

      assertThatExceptionOfType(SSLHandshakeException.class)
          .isThrownBy(() -> connection(server).getResponseCode());
    }
  }

  /** So no connection is left for the snapshot. */
  @Test
  void overTheDataApiARoundEndsWithTheEndOfItsConnection() throws Exception {
    PrimingTls tls = new PrimingPool().tls(Instant::now);
    PrimingRows rows = new PrimingRows();
    try (PrimingServer server =
        new PrimingServer(client -> PrimingDataApi.hold(client, tls, rows))) {
      HttpsURLConnection last = trusting(server, tls);
      last.setDoOutput(true);
      last.getOutputStream().write(PrimingRequest.all().getLast().query().getBytes(UTF_8));
      assertThat(last.getResponseCode()).isEqualTo(400);
      assertThat(last.getHeaderField("Connection")).isEqualTo("close");
    }
  }

  private static HttpsURLConnection trusting(PrimingServer server, PrimingTls tls)
      throws IOException, GeneralSecurityException {
    HttpsURLConnection connection = connection(server);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, tls.trust(), null);
    connection.setSSLSocketFactory(context.getSocketFactory());
    return connection;
  }

  private static HttpsURLConnection connection(PrimingServer server) throws IOException {
    return (HttpsURLConnection) URI.create("https://" + server.address()).toURL().openConnection();
  }
}
