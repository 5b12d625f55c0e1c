package dev.accounts.sql.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes a database take no writes, as seen from sessions that begin from now on, and take them. */
public final class ReadOnlySwitch {
  private final TestDatabase database;

  /** A switch of this database. */
  public ReadOnlySwitch(TestDatabase database) {
    this.database = database;
  }

  /** No writes. */
  public void on() {
    run("ALTER DATABASE \"%s\" SET default_transaction_read_only = on".formatted(database.name()));
  }

  /** Writes again. */
  public void off() {
    run("ALTER DATABASE \"%s\" RESET default_transaction_read_only".formatted(database.name()));
  }

  /** Ends the sessions of the application, as a failover does. */
  public void disconnectAll() {
    run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '%s'"
            .formatted(database.applicationUser().user()));
  }

  private void run(String sql) {
    try (Connection owner = database.asOwner().getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE");
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
