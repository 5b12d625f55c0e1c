package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.Deadline;
import dev.accounts.sql.AttemptFailed;
import dev.accounts.sql.SqlCall;
import dev.accounts.sql.testing.LocalCertificate;
import dev.accounts.sql.testing.PostgresProxy;
import dev.accounts.sql.testing.PostgresProxy.Network;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.sql.testing.TlsFront;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A server that does not read a statement to its end holds its caller up to the deadline only. */
@Timeout(value = 600, threadMode = ThreadMode.SEPARATE_THREAD) // nothing interrupts who writes
class FrozenWhileWritingTest {
  /** More than an operating system takes from who writes before another reads. */
  private static final SqlCall LONG =
      new SqlCall(
          "SELECT CAST(length(:long) AS text) AS length",
          Map.of("long", Optional.of("x".repeat(8 << 20))),
          true);

  /** The server is asked to cancel a second before its end. */
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private static final TestDatabase DATABASE = TestPostgres.newDatabase();

  @TempDir static Path directory;
  private static LocalCertificate certificate;

  @BeforeAll
  static void makeTheCertificate() throws IOException, GeneralSecurityException {
    certificate = LocalCertificate.in(directory);
  }

  @Test
  void overAPlainConnection() {
    try (PostgresProxy server = new PostgresProxy(DATABASE);
        HikariDataSource pool =
            TestPool.of(DATABASE.asApplicationThrough(server.host(), server.port()), 1)) {
      endsInTime(pool, () -> server.network(Network.STANDS_STILL));
    }
  }

  /** The server's response to the request to cancel is one that the driver takes for a failure. */
  @ParameterizedTest
  @ValueSource(strings = {"TLS_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"})
  void overTls13AndTls12(String cipher) throws Exception {
    try (TlsFront server = new TlsFront(certificate.forServers(), DATABASE, cipher);
        HikariDataSource pool = TestPool.of(encrypted(server.port()), 1)) {
      endsInTime(pool, server::standStill);
    }
  }

  private static void endsInTime(DataSource pool, Runnable standStill) {
    DataSource standing =
        new PGSimpleDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            Connection connection = pool.getConnection();
            standStill.run();
            return connection;
          }
        };
    PooledTransport transport = new PooledTransport(Jdbi.create(standing));
    assertThatExceptionOfType(AttemptFailed.class)
        .isThrownBy(() -> transport.run(LONG, Deadline.in(PATIENCE)));
  }

  private static DataSource encrypted(int port) throws IOException, GeneralSecurityException {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {"localhost"});
    dataSource.setPortNumbers(new int[] {port});
    dataSource.setDatabaseName(DATABASE.name());
    dataSource.setUser(DATABASE.applicationUser().user());
    dataSource.setPassword(DATABASE.applicationUser().password());
    dataSource.setSslMode("verify-full");
    dataSource.setSslRootCert(certificate.authority().toString());
    dataSource.setCancelSignalTimeout(1);
    dataSource.setSocketFactory(AbortableSockets.class.getName());
    return dataSource;
  }
}
