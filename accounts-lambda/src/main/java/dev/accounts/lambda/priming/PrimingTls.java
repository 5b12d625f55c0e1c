package dev.accounts.lambda.priming;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Encryption between the clients that are primed and the servers of the priming, with certificates
 * that only these clients trust. It leaves nothing behind but code that is warm.
 */
final class PrimingTls {
  private static final int HTTPS = 443;
  private static final String NAME = "priming";
  private static final char[] NO_PASSWORD = {};

  private final SSLContext context;
  private final X509Certificate authority;

  PrimingTls(KeyPair key, Instant now) throws GeneralSecurityException {
    X509Certificate[] chain = PrimingCertificate.chain(key.getPublic(), key.getPrivate(), now);
    authority = chain[1];
    KeyStore store = empty();
    store.setKeyEntry(NAME, key.getPrivate(), NO_PASSWORD, chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, NO_PASSWORD);
    context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
  }

  private static KeyStore empty() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      return store;
    } catch (IOException never) {
      throw new GeneralSecurityException(never);
    }
  }

  /** The server's end of a connection. */
  SSLSocket secured(Socket plain) throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, NAME, plain.getPort(), true);
    socket.setUseClientMode(false);
    return socket;
  }

  /** What a client needs to trust the servers. */
  TrustManager[] trust() throws GeneralSecurityException {
    KeyStore store = empty();
    store.setCertificateEntry(NAME, authority);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust.getTrustManagers();
  }

  /** The certificate that a client needs to trust the servers, as PEM. */
  String authority() throws GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(authority.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  /**
   * Has the platform read the certificates that it trusts, which is most of what its first
   * connection costs: begins a handshake that goes nowhere.
   */
  static void loadTrusted() throws GeneralSecurityException, IOException {
    SSLEngine client = SSLContext.getDefault().createSSLEngine("priming.invalid", HTTPS);
    client.setUseClientMode(true);
    client.beginHandshake();
    client.wrap(
        ByteBuffer.allocate(0), ByteBuffer.allocate(client.getSession().getPacketBufferSize()));
  }
}
