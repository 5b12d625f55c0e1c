package dev.accounts.lambda.storage;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.sql.testing.LocalCertificate;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.sql.testing.TlsFront;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 600, threadMode = ThreadMode.SEPARATE_THREAD) // nothing interrupts who writes
class FrozenWriteTest {
  /** More than an operating system takes from who writes before another reads. */
  private static final String LONG = "x".repeat(8 << 20);

  @TempDir static Path directory;

  @Test
  void aConnectionIsAbortedWhileItWritesOverTls() throws Exception {
    TestDatabase database = TestPostgres.newDatabase();
    TestDatabase.Login login = database.applicationUser();
    LocalCertificate certificate = LocalCertificate.in(directory);
    try (TlsFront server =
            new TlsFront(certificate.forServers(), database, "TLS_AES_256_GCM_SHA384");
        Connection connection =
            connections(server, database, certificate)
                .getConnection(login.user(), login.password());
        PreparedStatement statement = connection.prepareStatement("SELECT length(?)")) {
      statement.setString(1, LONG);
      server.standStill();
      FutureTask<Boolean> writing = new FutureTask<>(statement::execute);
      Thread.ofPlatform().daemon().start(writing);
      server.awaitStandstill();
      connection.abort(Runnable::run);
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(writing::get)
          .withCauseInstanceOf(SQLException.class);
    }
  }

  private static PostgresConnections connections(
      TlsFront server, TestDatabase database, LocalCertificate certificate) throws Exception {
    return new PostgresConnections(
        "jdbc:postgresql://localhost:%d/%s?sslmode=verify-full&sslrootcert=%s"
            .formatted(server.port(), database.name(), certificate.authority()),
        Duration.ofMinutes(1));
  }
}
