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
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrozenSignInTest {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int PATIENCE_OF_THE_TEST = 60_000;
  private static final int END = -1;

  @Test
  void aServerThatNeverRespondsToASignInIsHungUpOn() throws Exception {
    try (ServerSocket frozen = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      PostgresConnections connections =
          connections("localhost:%d/accounts".formatted(frozen.getLocalPort()));
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

  @Test
  void aCallMayTakeLongerThanASignIn() throws SQLException {
    TestDatabase database = TestPostgres.newDatabase();
    TestDatabase.Login login = database.applicationUser();
    PostgresConnections connections =
        connections("%s:%d/%s".formatted(database.host(), database.port(), database.name()));
    try (Connection connection = connections.getConnection(login.user(), login.password());
        Statement statement = connection.createStatement()) {
      assertThat(statement.execute("SELECT pg_sleep(1.5)")).isTrue();
    }
  }

  private static PostgresConnections connections(String database) {
    return new PostgresConnections("jdbc:postgresql://" + database + "?sslmode=disable", PATIENCE);
  }
}
