package dev.accounts.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** The pool that a service would have. */
final class TestPool {
  private TestPool() {}

  static HikariDataSource of(DataSource dataSource, int size) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(dataSource);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(2000);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }
}
