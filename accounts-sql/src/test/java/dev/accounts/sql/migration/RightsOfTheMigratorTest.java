package dev.accounts.sql.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the README says of the user who migrates: CREATE on the database, and CREATEROLE. */
class RightsOfTheMigratorTest {
  private final TestDatabase database = TestPostgres.newDatabase();
  private final String suffix = UUID.randomUUID().toString().replace("-", "");
  private final String user = "migrator_" + suffix;

  /** The role belongs to the whole server, so this test has one of its own. */
  private final List<Migration> migrations =
      Migration.all().stream()
          .map(one ->
              new Migration(
                  one.version(),
                  one.name(),
                  one.script().replace("accounts_app", "accounts_app_" + suffix)))
          .toList();

  @Test
  void whatWasRefusedForLackOfARightIsFinishedOnceItIsGranted() throws SQLException {
    asOwner("DROP SCHEMA accounts CASCADE");
    asOwner("CREATE ROLE " + user + " LOGIN PASSWORD 'secret'");
    assertThatIllegalStateException().isThrownBy(this::migrate);
    asOwner("GRANT CREATE ON DATABASE \"" + database.name() + "\" TO " + user);
    assertThatIllegalStateException().isThrownBy(this::migrate);

    asOwner("ALTER ROLE " + user + " CREATEROLE");
    List<Migration> rest = migrate();
    assertThat(rest.getFirst().name()).isEqualTo("application_role");
    assertThat(rest)
        .isEqualTo(migrations.subList(rest.getFirst().version() - 1, migrations.size()));
    assertThat(migrate()).isEmpty();
  }

  @Test
  void aRoleThatIsThereNeedNotBeMade() throws SQLException {
    asOwner("DROP SCHEMA accounts CASCADE");
    asOwner("CREATE ROLE accounts_app_" + suffix + " NOLOGIN");
    asOwner("CREATE ROLE " + user + " LOGIN PASSWORD 'secret'");
    asOwner("GRANT CREATE ON DATABASE \"" + database.name() + "\" TO " + user);

    assertThat(migrate()).isEqualTo(migrations);
  }

  private List<Migration> migrate() throws SQLException {
    String url =
        "jdbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name());
    try (Connection connection = DriverManager.getConnection(url, user, "secret")) {
      return new Migrator(SqlRunner.on(connection), migrations).migrate();
    }
  }

  private void asOwner(String statement) throws SQLException {
    try (Connection connection = database.asOwner().getConnection()) {
      connection.createStatement().execute(statement);
    }
  }
}
