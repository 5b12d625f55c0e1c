package dev.accounts.lambda.storage;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.postgresql.ssl.WrappedFactory;

/**
 * TLS with what Java trusts, as the driver's {@code DefaultJavaSSLFactory}, and with
 * ChaCha20-Poly1305 only. The function's JVM has no second compiler, and without it AES-GCM does
 * not use the processor's instructions for AES and takes four times as long: half a millisecond for
 * a list.
 *
 * <p>The driver makes it, by its name.
 */
public final class ChaChaSockets extends WrappedFactory {
  private static final List<String> SUITES =
      List.of(
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  /** For the driver. */
  public ChaChaSockets() {
    factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
  }

  @Override
  public Socket createSocket(Socket plain, String host, int port, boolean autoClose)
      throws IOException {
    SSLSocket socket = (SSLSocket) super.createSocket(plain, host, port, autoClose);
    prefer(socket);
    return socket;
  }

  /** Leaves the socket as it is where this Java has none of the suites. */
  public static void prefer(SSLSocket socket) {
    String[] suites =
        Arrays.stream(socket.getSupportedCipherSuites())
            .filter(SUITES::contains)
            .toArray(String[]::new);
    if (suites.length > 0) {
      socket.setEnabledCipherSuites(suites);
    }
  }
}
