package dev.accounts.benchmarks;

import dev.accounts.sql.testing.LocalCertificate;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestDatabase.Login;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLState;

/** The server of a database, from now on also over TLS, for a user whose password SCRAM checks. */
final class EncryptedDatabase {
  /** The embedded server wants SCRAM from users whose names begin so, and lets all others in. */
  private static final Login LOGIN = new Login("accounts_service_benchmark", "for-benchmarks-only");

  private EncryptedDatabase() {}

  static Login open(TestDatabase database, LocalCertificate certificate)
      throws IOException, GeneralSecurityException, SQLException {
    try (Connection connection = database.asOwner().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "ALTER SYSTEM SET ssl_cert_file = '" + certificate.certificate() + "'",
              "ALTER SYSTEM SET ssl_key_file = '" + certificate.key() + "'",
              "ALTER SYSTEM SET ssl = on",
              "SELECT pg_reload_conf()",
              "CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE accounts_app"
                  .formatted(LOGIN.user(), LOGIN.password()))) {
        statement.execute(sql);
      }
    }
    PGSimpleDataSource encrypted = new PGSimpleDataSource();
    encrypted.setServerNames(new String[] {"localhost"});
    encrypted.setPortNumbers(new int[] {database.port()});
    encrypted.setDatabaseName(database.name());
    encrypted.setSslMode("verify-full");
    encrypted.setSslRootCert(certificate.authority().toString());
    awaitTls(encrypted);
    check(
        stateOf(encrypted, new Login(LOGIN.user(), "wrong"))
            .equals(Optional.of(PSQLState.INVALID_PASSWORD.getState())),
        "the password is not checked");
    return LOGIN;
  }

  /** The server reads its configuration again when it gets to it. */
  private static void awaitTls(PGSimpleDataSource encrypted) throws SQLException {
    for (int attempt = 0; attempt < 2_000 && stateOf(encrypted, LOGIN).isPresent(); attempt++) {
      Thread.onSpinWait();
    }
    try (Connection connection = encrypted.getConnection(LOGIN.user(), LOGIN.password());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
      check(row.next() && row.getBoolean(1), "the connection is not encrypted");
    }
  }

  private static Optional<String> stateOf(PGSimpleDataSource database, Login login) {
    try (Connection connection = database.getConnection(login.user(), login.password())) {
      return Optional.of(connection.getCatalog()).filter(String::isEmpty);
    } catch (SQLException refused) {
      return Optional.ofNullable(refused.getSQLState());
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
