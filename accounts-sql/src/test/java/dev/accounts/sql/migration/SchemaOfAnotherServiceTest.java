package dev.accounts.sql.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database may have a schema of the same name already, and its users keep their rights. */
class SchemaOfAnotherServiceTest {
  private final TestDatabase database = TestPostgres.newDatabase();

  @ParameterizedTest
  @ValueSource(strings = {"accounts", "ledger"})
  void aSchemaWithOtherTablesIsLeftAsItIs(String schema) throws SQLException {
    try (Connection connection = database.asOwner().getConnection()) {
      SqlRunner owner = SqlRunner.on(connection);
      owner.run("DROP SCHEMA accounts CASCADE");
      owner.run("CREATE SCHEMA " + schema);
      owner.run("CREATE TABLE " + schema + ".customer (id integer)");
      owner.run("GRANT USAGE ON SCHEMA " + schema + " TO PUBLIC");

      Migrator migrator = new Migrator(new SchemaName(schema).in(owner));
      assertThatExceptionOfType(MigrationRefused.class)
          .isThrownBy(migrator::migrate)
          .withMessageContaining("customer")
          .withMessageContaining("accounts.schema");
      assertThat(owner.run("SELECT has_schema_privilege('public', '" + schema + "', 'USAGE')"))
          .containsExactly("t");
      assertThat(owner.run("SELECT relname FROM pg_class WHERE relname = 'schema_migration'"))
          .isEmpty();

      owner.run("DROP TABLE " + schema + ".customer");
      assertThat(migrator.migrate()).isEqualTo(Migration.all());
      owner.run("CREATE VIEW " + schema + ".of_the_operator AS SELECT 1 AS one");
      assertThat(migrator.migrate()).isEmpty();
    }
  }
}
