package dev.accounts.lambda.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import dev.accounts.lambda.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Connections to PostgreSQL, opened when they are needed and given up soon after, so that neither a
 * frozen function nor an idle service keeps a database awake. A database that is away at the start
 * is no reason not to start.
 *
 * @param patience how long a call waits for a connection; the pool measures it itself
 */
public record ConnectionPool(Duration patience) {
  /** As the service has it: waits for a connection, but not until its caller is gone. */
  public static final ConnectionPool OF_THE_SERVICE = new ConnectionPool(Duration.ofSeconds(3));

  private static final int MOST = 10;
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  /** In seconds; a query is cut off earlier, by its caller's deadline. */
  private static final Map<String, String> DRIVER =
      Map.of(
          "ApplicationName", "accounts",
          "connectTimeout", "2",
          "loginTimeout", "3",
          "cancelSignalTimeout", "1",
          "socketTimeout", "30",
          "tcpKeepAlive", "true");

  /**
   * The pool looks whether a connection that was idle is still alive, which is a round trip more
   * for every request after a pause. It need not: the adapter sends a call again that lost its
   * connection.
   */
  private static final String ALIVE_BYPASS = "com.zaxxer.hikari.aliveBypassWindowMs";

  /** Connections as a user with a password. */
  public DataSource to(Settings.Storage.Jdbc database) {
    HikariConfig config = config(database.url());
    config.setUsername(database.user());
    config.setPassword(database.password());
    return new HikariDataSource(config);
  }

  /** The same with a new password for each connection. */
  public DataSource to(Settings.Storage.IamJdbc database, Supplier<String> password) {
    HikariConfig config = config(database.url());
    config.setCredentialsProvider(() -> Credentials.of(database.user(), password.get()));
    return new HikariDataSource(config);
  }

  private HikariConfig config(String url) {
    System.setProperty(ALIVE_BYPASS, String.valueOf(LIFETIME.toMillis()));
    HikariConfig config = new HikariConfig();
    config.setPoolName("accounts");
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(MOST);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(patience.toMillis());
    config.setIdleTimeout(IDLE.toMillis());
    config.setMaxLifetime(LIFETIME.toMillis());
    config.setInitializationFailTimeout(-1);
    DRIVER.forEach(config::addDataSourceProperty);
    return config;
  }
}
