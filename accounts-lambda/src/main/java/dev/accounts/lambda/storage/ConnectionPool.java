package dev.accounts.lambda.storage;

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
    HikariDataSource pool = pool(database.url());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    return pool;
  }

  /** The same with a new password for each connection. */
  public DataSource to(Settings.Storage.IamJdbc database, Supplier<String> password) {
    HikariDataSource pool = pool(database.url());
    pool.setCredentialsProvider(() -> Credentials.of(database.user(), password.get()));
    return pool;
  }

  /**
   * Starts when a connection is first asked for. From a configuration, it would copy all fields by
   * reflection, which takes a function that starts 3 % of its CPU.
   */
  private HikariDataSource pool(String url) {
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("accounts");
    pool.setDataSource(new PostgresConnections(url, patience));
    pool.setMaximumPoolSize(MOST);
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(patience.toMillis());
    pool.setIdleTimeout(IDLE.toMillis());
    pool.setMaxLifetime(LIFETIME.toMillis());
    pool.setInitializationFailTimeout(-1);
    return pool;
  }
}
