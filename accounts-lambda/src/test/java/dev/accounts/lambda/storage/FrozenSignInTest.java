package dev.accounts.lambda.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrozenSignInTest {
  private static final int PATIENCE_OF_THE_TEST = 600_000;
  private static final int END = -1;

  @Test
  void aServerThatNeverRespondsToASignInIsHungUpOn() throws Exception {
    try (ServerSocket frozen = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      PostgresConnections connections =
          connections(
              "localhost:%d/accounts".formatted(frozen.getLocalPort()), Duration.ofSeconds(1));
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connections.getConnection("accounts", ""));
      try (Socket client = frozen.accept()) {
        client.setSoTimeout(PATIENCE_OF_THE_TEST);
        while (client.getInputStream().read() != END) {
          // what the driver sent before it hung up
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "&socketTimeout=7, 7000"})
  void aCallHasTheLimitThatTheUrlGivesOrNone(String parameter, int millis) throws SQLException {
    TestDatabase database = TestPostgres.newDatabase();
    TestDatabase.Login login = database.applicationUser();
    PostgresConnections connections =
        connections(
            "%s:%d/%s".formatted(database.host(), database.port(), database.name()),
            Duration.ofMinutes(10),
            parameter);
    try (Connection connection = connections.getConnection(login.user(), login.password())) {
      assertThat(connection.getNetworkTimeout()).isEqualTo(millis);
    }
  }

  private static PostgresConnections connections(
      String database, Duration patience, String... parameters) {
    return new PostgresConnections(
        "jdbc:postgresql://" + database + "?sslmode=disable" + String.join("", parameters),
        patience);
  }
}
