package dev.accounts.lambda.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.sql.testing.LocalCertificate;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.sql.testing.TlsFront;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes what this JVM trusts")
class ChaChaSocketsTest {
  private static final String CHACHA = "TLS_CHACHA20_POLY1305_SHA256";
  private static final String AES = "TLS_AES_256_GCM_SHA384";
  private static final TestDatabase DATABASE = TestPostgres.newDatabase();

  @TempDir static Path directory;
  private static LocalCertificate certificate;
  private SSLContext trustedBefore;

  @BeforeAll
  static void makeTheCertificate() throws IOException, GeneralSecurityException {
    certificate = LocalCertificate.in(directory);
  }

  @BeforeEach
  void trustTheServer() throws IOException, GeneralSecurityException {
    trustedBefore = SSLContext.getDefault();
    SSLContext trusting = SSLContext.getInstance("TLS");
    trusting.init(null, certificate.forClients().getTrustManagers(), null);
    SSLContext.setDefault(trusting);
  }

  @AfterEach
  void trustAsBefore() {
    SSLContext.setDefault(trustedBefore);
  }

  @Test
  void aServerThatPrefersAnotherCipherIsAskedForChaCha() throws Exception {
    try (TlsFront server = new TlsFront(certificate.forServers(), DATABASE, AES, CHACHA)) {
      useTwice(connections(server));
      assertThat(server.ciphers()).containsExactly(CHACHA, CHACHA);
      assertThat(server.refused()).isZero();
    }
  }

  @Test
  void aServerThatRefusesItIsAskedOnceAndGetsWhatJavaOffersFromThenOn() throws Exception {
    try (TlsFront server = new TlsFront(certificate.forServers(), DATABASE, AES)) {
      useTwice(connections(server));
      assertThat(server.ciphers()).containsExactly(AES, AES);
      assertThat(server.refused()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatIsNotTrustedIsNotTrustedTheSecondTimeEither() throws Exception {
    SSLContext.setDefault(trustedBefore);
    try (TlsFront server = new TlsFront(certificate.forServers(), DATABASE, AES, CHACHA)) {
      PostgresConnections connections = connections(server);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connections.getConnection("postgres", ""))
          .withCauseInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void afterAHandshakeThatFailedForAnotherReasonItIsAskedForChaChaAgain() throws Exception {
    SSLContext trusting = SSLContext.getDefault();
    SSLContext.setDefault(trustedBefore);
    try (TlsFront server = new TlsFront(certificate.forServers(), DATABASE, AES, CHACHA)) {
      PostgresConnections connections = connections(server);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connections.getConnection("postgres", ""));
      SSLContext.setDefault(trusting);
      useTwice(connections);
      assertThat(server.ciphers()).containsExactly(CHACHA, CHACHA);
    }
  }

  private static PostgresConnections connections(TlsFront server) {
    return new PostgresConnections(
        "jdbc:postgresql://localhost:%d/%s?sslmode=verify-full&sslfactory=%s"
            .formatted(server.port(), DATABASE.name(), "org.postgresql.ssl.DefaultJavaSSLFactory"),
        Duration.ofMinutes(1));
  }

  private static void useTwice(PostgresConnections connections) throws SQLException {
    TestDatabase.Login login = DATABASE.applicationUser();
    for (int i = 0; i < 2; i++) {
      try (Connection connection = connections.getConnection(login.user(), login.password());
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT current_database()")) {
        assertThat(result.next()).isTrue();
        assertThat(result.getString(1)).isEqualTo(DATABASE.name());
      }
    }
  }
}
