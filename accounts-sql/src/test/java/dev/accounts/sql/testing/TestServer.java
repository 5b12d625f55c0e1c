package dev.accounts.sql.testing;

import dev.accounts.sql.testing.TestDatabase.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The server that the setting chooses; ends with the JVM, unless it ran before. */
record TestServer(String host, int port, String maintenanceDatabase, Login owner) {
  private static final Pattern URL =
      Pattern.compile(
          "jdbc:postgresql://(?<host>[^:/]+):(?<port>\\d+)/(?<database>[^?]+)"
              + "\\?user=(?<user>[^&]+)&password=(?<password>.*)");
  private static final String SETTING = "accounts.test.postgres";

  static TestServer fromSetting() {
    String setting = System.getProperty(SETTING, "embedded");
    return switch (setting) {
      case "embedded" -> embedded();
      case "containers" -> container();
      default -> running(setting);
    };
  }

  private static TestServer embedded() {
    try {
      return new TestServer(
          "127.0.0.1",
          EmbeddedServer.start().getPort(),
          "postgres",
          new Login("postgres", "postgres"));
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL does not start", e);
    }
  }

  private static TestServer container() {
    // not closed: Testcontainers removes it when the JVM ends
    PostgreSQLContainer container = new PostgreSQLContainer("postgres:17.6-alpine");
    container.start();
    return new TestServer(
        container.getHost(),
        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        container.getDatabaseName(),
        new Login(container.getUsername(), container.getPassword()));
  }

  private static TestServer running(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalStateException(
          SETTING
              + " must be embedded, containers or"
              + " jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD");
    }
    return new TestServer(
        parts.group("host"),
        Integer.parseInt(parts.group("port")),
        parts.group("database"),
        new Login(parts.group("user"), parts.group("password")));
  }

  Connection connect(String database) throws SQLException {
    return new TestDatabase(host, port, database, owner, owner).asOwner().getConnection();
  }
}
