package dev.accounts.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The pool that a service would have. */
final class TestPool {
  /** Longer than a connection takes on a busy machine: what ends a call is its deadline. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private TestPool() {}

  static HikariDataSource of(DataSource dataSource, int size) {
    return new HikariDataSource(config(dataSource, size));
  }

  /** The pool of a service that commits by hand. */
  static HikariDataSource withoutAutoCommit(DataSource dataSource) {
    HikariConfig config = config(dataSource, 1);
    config.setAutoCommit(false);
    return new HikariDataSource(config);
  }

  private static HikariConfig config(DataSource dataSource, int size) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(dataSource);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setInitializationFailTimeout(-1);
    return config;
  }

  /** Does this to every connection of the pool; all are taken at once, so that each is another. */
  static void onEach(HikariDataSource pool, Use use) throws SQLException {
    List<Connection> taken = new ArrayList<>();
    try {
      while (taken.size() < pool.getMaximumPoolSize()) {
        taken.add(pool.getConnection());
        use.of(taken.getLast());
      }
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
  }

  /** What is done to a connection. */
  interface Use {
    void of(Connection connection) throws SQLException;
  }
}
