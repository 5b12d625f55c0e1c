package dev.accounts.jdbc;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.sql.migration.Migration;
import dev.accounts.sql.migration.Migrator;
import dev.accounts.sql.migration.SchemaName;
import dev.accounts.sql.migration.SqlRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Brings the schema of a database up to date over JDBC. */
public final class JdbcSchema {
  private final DataSource dataSource;
  private final SchemaName schema;

  /**
   * The schema of the database that the data source reaches, always as the same user. That user
   * needs {@code CREATE} on the database and, unless the role {@code accounts_app} exists already,
   * {@code CREATEROLE}.
   */
  public JdbcSchema(DataSource dataSource) {
    this(dataSource, SchemaName.DEFAULT);
  }

  /** The same with the accounts in another schema than {@code accounts}. */
  public JdbcSchema(DataSource dataSource, SchemaName schema) {
    this.dataSource = dataSource;
    this.schema = schema;
  }

  /**
   * Applies the migrations that are missing.
   *
   * @return their names, in order; empty when the schema was up to date
   * @throws dev.accounts.application.port.RepositoryException when the database cannot be reached,
   *     or the connection was lost: then some of the migrations may have been applied
   * @throws dev.accounts.sql.migration.MigrationRefused when one that was applied has been changed
   *     since, or the schema is another service's
   * @throws IllegalStateException when the database refuses a statement, such as for lack of a
   *     right
   */
  public List<String> migrate() {
    try (Connection connection = connection();
        AutoCommit committing = AutoCommit.of(connection)) {
      return new Migrator(schema.in(SqlRunner.on(committing.connection())))
          .migrate().stream().map(Migration::toString).toList();
    } catch (SQLException e) {
      throw unavailable("The connection to the database was lost", e, Applied.UNKNOWN);
    }
  }

  private Connection connection() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw unavailable("The database cannot be reached", e, Applied.NO);
    }
  }

  private static RepositoryException unavailable(String message, SQLException e, Applied applied) {
    return RepositoryException.unavailable(message, e, applied, Duration.ofSeconds(2));
  }

  /** Each migration is committed on its own; otherwise closing the connection takes them back. */
  private record AutoCommit(Connection connection, boolean before) implements AutoCloseable {
    static AutoCommit of(Connection connection) throws SQLException {
      AutoCommit committing = new AutoCommit(connection, connection.getAutoCommit());
      connection.setAutoCommit(true);
      return committing;
    }

    @Override
    public void close() throws SQLException {
      connection.setAutoCommit(before);
    }
  }
}
