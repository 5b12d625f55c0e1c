package dev.accounts.local.postgres;

import dev.accounts.jdbc.JdbcSchema;
import dev.accounts.local.start.StartFailure;
import dev.accounts.sql.migration.Migration;
import dev.accounts.sql.migration.MigrationRefused;
import dev.accounts.sql.migration.SqlRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The schema of the local database, brought up to date at each start. One that a newer release made
 * is refused: unlike in a deployment, no newer release runs beside this one.
 */
public final class LocalSchema {
  private static final String NEWEST =
      """
      SELECT version FROM accounts.schema_migration ORDER BY version DESC LIMIT 1
      """;

  private final LocalPostgres postgres;

  /** The schema of this server's database. */
  public LocalSchema(LocalPostgres postgres) {
    this.postgres = postgres;
  }

  /** Applies the migrations that are missing, and says which; of a new database, how many. */
  public void update(Consumer<String> progress) {
    int before = newest();
    if (before > Migration.all().getLast().version()) {
      throw new StartFailure(
          "The data were made by a newer release of Accounts: start that one, or choose another"
              + " directory with --data.");
    }
    List<String> applied = migrated();
    if (before == 0) {
      progress.accept("Created the schema (" + applied.size() + " migrations)");
    } else if (!applied.isEmpty()) {
      progress.accept("Updated the schema: " + String.join(", ", applied));
    }
  }

  private int newest() {
    try (Connection connection = postgres.superuser().getConnection()) {
      SqlRunner database = SqlRunner.on(connection);
      boolean isNew =
          database.run("SELECT to_regclass('accounts.schema_migration')").contains(null);
      return isNew ? 0 : database.run(NEWEST).stream().findFirst().map(Integer::valueOf).orElse(0);
    } catch (SQLException failed) {
      throw postgres.failure("Cannot read the schema", failed);
    }
  }

  private List<String> migrated() {
    try {
      return new JdbcSchema(postgres.superuser()).migrate();
    } catch (MigrationRefused refused) {
      throw new StartFailure(
          refused.getMessage() + " Or choose another directory with --data.", refused);
    } catch (RuntimeException failed) {
      if (failed.getCause() instanceof SQLException cause) {
        throw postgres.failure("Cannot update the schema", cause);
      }
      throw failed;
    }
  }
}
