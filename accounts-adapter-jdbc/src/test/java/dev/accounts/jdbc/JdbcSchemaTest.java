package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.sql.migration.Migration;
import dev.accounts.sql.migration.MigrationRefused;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.AtOnce;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class JdbcSchemaTest {
  private final TestDatabase database = TestPostgres.newDatabase();
  private final JdbcSchema schema = new JdbcSchema(database.asOwner());

  @Test
  void aSchemaThatIsUpToDateIsLeftAsItIs() {
    assertThat(schema.migrate()).isEmpty();
  }

  @Test
  void anEmptyDatabaseGetsEveryMigrationOnceEvenFromSeveralAtOnce() throws SQLException {
    sql("DROP SCHEMA accounts CASCADE");
    var endings = AtOnce.run(4, i -> schema::migrate);
    assertThat(endings).allSatisfy(ending -> assertThat(ending.failure()).isEmpty());
    assertThat(count("SELECT count(*) FROM accounts.schema_migration"))
        .isEqualTo(Migration.all().size());
  }

  @Test
  void aDataSourceWithoutAutoCommitGetsItAllTheSame() throws SQLException {
    sql("DROP SCHEMA accounts CASCADE");
    try (HikariDataSource manual = TestPool.withoutAutoCommit(database.asOwner())) {
      assertThat(new JdbcSchema(manual).migrate()).hasSameSizeAs(Migration.all());
      try (Connection connection = manual.getConnection()) {
        assertThat(connection.getAutoCommit()).isFalse();
      }
    }
    assertThat(count("SELECT count(*) FROM accounts.schema_migration"))
        .isEqualTo(Migration.all().size());
  }

  @Test
  void anInterruptedMigrationGoesOnWhereItStopped() throws SQLException {
    sql("DROP SCHEMA accounts CASCADE");
    sql("CREATE SCHEMA accounts");
    sql("CREATE FUNCTION accounts.name_key(text) RETURNS text LANGUAGE sql AS 'SELECT $1'");
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(schema::migrate);
    assertThat(count("SELECT count(*) FROM accounts.schema_migration")).isEqualTo(6);
    sql("DROP FUNCTION accounts.name_key(text)");
    assertThat(schema.migrate())
        .containsExactly(
            "V7 order_and_search",
            "V8 guard_state",
            "V9 look_ups",
            "V10 readable_rows",
            "V11 key_life",
            "V12 no_table_scans",
            "V13 conflicts_and_keys",
            "V14 charts",
            "V15 event_order",
            "V16 as_it_was",
            "V17 feed",
            "V18 isolation",
            "V19 list_look_ups",
            "V20 tenants",
            "V21 relay",
            "V22 one_write_a_key",
            "V23 tree_rows",
            "V24 rare_values",
            "V25 heights",
            "V26 one_write_a_key_at_once",
            "V27 known_children",
            "V28 rows_of_a_batch",
            "V29 one_statement_for_new_accounts");
  }

  @Test
  void aMigrationThatFailsLeavesNothingOfItself() throws SQLException {
    sql("DROP SCHEMA accounts CASCADE");
    sql("CREATE SCHEMA accounts");
    sql("CREATE TABLE accounts.idempotency_key (other integer)");
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(schema::migrate);
    assertThat(count("SELECT count(*) FROM accounts.schema_migration")).isZero();
    assertThat(count("SELECT count(*) FROM pg_tables WHERE tablename = 'account'")).isZero();
  }

  @Test
  void aMigrationThatWasChangedAfterItWasAppliedIsRefused() throws SQLException {
    sql("UPDATE accounts.schema_migration SET checksum = 'other' WHERE version = 2");
    assertThatExceptionOfType(MigrationRefused.class)
        .isThrownBy(schema::migrate)
        .withMessageContaining("V2 guard");
  }

  @Test
  void aDatabaseOfANewerReleaseIsLeftAsItIs() throws SQLException {
    sql("INSERT INTO accounts.schema_migration VALUES (999, 'later', 'checksum')");
    assertThat(schema.migrate()).isEmpty();
  }

  @Test
  void aHistoryOfAnOlderReleaseGetsTimesThatNeverRunBackwards() throws SQLException {
    sql("DROP SCHEMA accounts CASCADE");
    applyUpTo(14);
    sql(
        """
        INSERT INTO accounts.account SELECT 't', gen_random_uuid(), NULL, 'name', 'name', NULL, NULL,
          'DOMESTIC', 'EUR', 'OPEN', NULL, '2026-01-01Z', '{}', 1, '2026-01-02Z', 'x', '2026-01-02Z', 'x',
          gen_random_uuid()
        """);
    sql(
        """
        UPDATE accounts.account SET name = 'other', version = 2, updated_at = '2026-01-01Z',
          operation_id = gen_random_uuid()
        """);
    schema.migrate();
    assertThat(
            count(
                """
                SELECT count(*) FROM accounts.account_event
                WHERE at = '2026-01-02Z' AND place = version AND transaction_number = 0
                """))
        .isEqualTo(2);
    sql(
        """
        UPDATE accounts.account SET name = 'third', version = 3, updated_at = '2025-01-01Z',
          operation_id = gen_random_uuid()
        """);
    assertThat(
            count(
                """
                SELECT count(*) FROM accounts.account_event
                WHERE at = '2026-01-02Z' AND place = 3 AND transaction_number > 0
                """))
        .isOne();
  }

  @Test
  void namesInAHistoryOfAnOlderReleaseAreFoundAgain() throws SQLException {
    sql("DROP SCHEMA accounts CASCADE");
    applyUpTo(14);
    sql(
        """
        INSERT INTO accounts.account SELECT 't', gen_random_uuid(), NULL, U&'\\00d6L\\00a0\\03a3\\03a3',
          U&'\\00f6l \\03c3\\03c3', NULL, NULL, 'DOMESTIC', 'EUR', 'OPEN', NULL, '2026-01-01Z', '{}',
          1, '2026-01-01Z', 'x', '2026-01-01Z', 'x', gen_random_uuid()
        """);
    sql(
        """
        UPDATE accounts.account SET name = 'I\u0307', search_name = 'made by the application',
          version = 2, updated_at = '2026-01-02Z', operation_id = gen_random_uuid()
        """);
    schema.migrate();
    assertThat(
            count(
                """
                SELECT count(*) FROM accounts.account_event
                WHERE search_name =
                  CASE version WHEN 1 THEN U&'\\00f6l \\03c3\\03c3' ELSE 'made by the application' END
                """))
        .isEqualTo(2);
    assertThat(
            count(
                """
                SELECT count(*) FROM accounts.list_accounts('t', '{"name_prefix":"ol"}',
                  'account_number', false, NULL, 10, '2026-01-01Z')
                """))
        .isOne();
  }

  private void applyUpTo(int last) throws SQLException {
    sql(
        """
        CREATE SCHEMA accounts
        CREATE TABLE schema_migration (version integer PRIMARY KEY, name text NOT NULL,
          checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())
        """);
    for (Migration migration : Migration.all().subList(0, last)) {
      sql(migration.script());
      sql(
          "INSERT INTO accounts.schema_migration VALUES (%d, '%s', '%s')"
              .formatted(migration.version(), migration.name(), migration.checksum()));
    }
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = database.asOwner().getConnection()) {
      connection.createStatement().execute(statement);
    }
  }

  private long count(String query) throws SQLException {
    try (Connection connection = database.asOwner().getConnection()) {
      var rows = connection.createStatement().executeQuery(query);
      rows.next();
      return rows.getLong(1);
    }
  }
}
