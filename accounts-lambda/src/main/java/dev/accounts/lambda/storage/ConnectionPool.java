package dev.accounts.lambda.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import dev.accounts.application.port.Time;
import dev.accounts.lambda.settings.Settings;
import java.time.Duration;
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
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int MOST = 10;
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  /** As the service has it: waits for a connection, but not until its caller is gone. */
  public static ConnectionPool ofTheService(Time time) {
    return new ConnectionPool(time.onMachine(PATIENCE));
  }

  /** Connections as a user with a password. */
  public HikariDataSource to(Settings.Storage.Jdbc database) {
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
    HikariConfig config = new HikariConfig();
    config.setPoolName("accounts");
    config.setDataSource(new PostgresConnections(url, patience));
    config.setMaximumPoolSize(MOST);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(patience.toMillis());
    config.setIdleTimeout(IDLE.toMillis());
    config.setMaxLifetime(LIFETIME.toMillis());
    config.setInitializationFailTimeout(-1);
    return config;
  }
}
