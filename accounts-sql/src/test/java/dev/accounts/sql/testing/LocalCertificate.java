package dev.accounts.sql.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for this machine from an authority that is trusted only by who is given it. The
 * JDK's keytool makes both, in a directory that they end with.
 */
public final class LocalCertificate {
  private static final String PASSWORD = "for-tests-only";
  private static final String AUTHORITY = "authority";
  private static final String SERVER = "server";

  private final Path directory;
  private final KeyStore server;
  private final Certificate authority;

  private LocalCertificate(Path directory, KeyStore all) throws GeneralSecurityException {
    this.directory = directory;
    this.authority = all.getCertificate(AUTHORITY);
    all.deleteEntry(AUTHORITY);
    this.server = all;
  }

  /** A new one for {@code localhost} and 127.0.0.1. */
  public static LocalCertificate in(Path directory) throws IOException, GeneralSecurityException {
    Path keys = directory.resolve("keys.p12");
    makePair(keys, "-alias", AUTHORITY, "-dname", "CN=Local authority", "-ext", "bc:c");
    makePair(
        keys,
        "-alias",
        SERVER,
        "-signer",
        AUTHORITY,
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost,ip:127.0.0.1");
    return new LocalCertificate(
        directory, KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()));
  }

  private static void makePair(Path keys, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    // otherwise half of its CPU goes into the second compiler
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of("-genkeypair", "-keyalg", "RSA", "-keysize", "2048"));
    command.addAll(List.of("-validity", "2", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD));
    command.addAll(List.of(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IOException("keytool failed: " + said);
    }
  }

  /** For a server that shows the certificate. */
  public SSLContext forServers() throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(server, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** For a client that trusts the authority and no other. */
  public TrustManagerFactory forClients() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(AUTHORITY, authority);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    return trust;
  }

  /** A file with the authority beside all those that this JDK trusts, for its system property. */
  public Path trustStore() throws IOException, GeneralSecurityException {
    Path known = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    KeyStore trusted = KeyStore.getInstance(known.toFile(), (char[]) null);
    trusted.setCertificateEntry(AUTHORITY, authority);
    Path file = directory.resolve("trusted");
    try (OutputStream out = Files.newOutputStream(file)) {
      // the older format always has a password, which is not needed to read certificates
      trusted.store(out, trusted.getType().equals("JKS") ? PASSWORD.toCharArray() : null);
    }
    return file;
  }

  /** A file with the authority as OpenSSL reads it. */
  public Path authority() throws IOException, GeneralSecurityException {
    return Files.writeString(
        directory.resolve("authority.pem"), pem("CERTIFICATE", authority.getEncoded()));
  }

  /** A file with the certificate as OpenSSL reads it. */
  public Path certificate() throws IOException, GeneralSecurityException {
    return Files.writeString(
        directory.resolve("server.pem"),
        pem("CERTIFICATE", server.getCertificate(SERVER).getEncoded()));
  }

  /** A file with its key as OpenSSL reads it, which only the owner may read. */
  public Path key() throws IOException, GeneralSecurityException {
    Path file = directory.resolve("server.key");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    byte[] key = server.getKey(SERVER, PASSWORD.toCharArray()).getEncoded();
    return Files.writeString(file, pem("PRIVATE KEY", key));
  }

  private static String pem(String label, byte[] content) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, text, label);
  }
}
