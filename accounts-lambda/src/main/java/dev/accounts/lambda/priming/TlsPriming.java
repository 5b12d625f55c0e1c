package dev.accounts.lambda.priming;

import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * The client's half of the beginning of a TLS handshake, which goes nowhere: reading the trusted
 * certificates and loading the ciphers is most of what the first connection costs.
 */
final class TlsPriming {
  private static final int HTTPS = 443;

  private TlsPriming() {}

  static void run() {
    try {
      SSLEngine client = SSLContext.getDefault().createSSLEngine("priming.invalid", HTTPS);
      client.setUseClientMode(true);
      client.beginHandshake();
      client.wrap(
          ByteBuffer.allocate(0), ByteBuffer.allocate(client.getSession().getPacketBufferSize()));
    } catch (NoSuchAlgorithmException | SSLException unusable) {
      throw new IllegalStateException("This JDK cannot begin a TLS handshake", unusable);
    }
  }
}
