package dev.accounts.sql.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an earlier release stored and could not read again returns when the schema is updated. */
class RepairedTimesTest {
  private static final String CREATE =
      """
      SELECT accounts.create_account(jsonb_build_object(
        'tenant_id', 't', 'id', gen_random_uuid(), 'name', '%s', 'search_name', '%s',
        'type', 'DOMESTIC', 'currency', 'EUR', 'status', 'OPEN', 'status_changed_at', now(),
        'metadata', '{}'::jsonb, 'version', 1, 'created_at', %s, 'created_by', 'x',
        'updated_at', now(), 'updated_by', 'x', 'operation_id', gen_random_uuid()), NULL, NULL)
      """;
  private static final String POISON =
      """
      SELECT accounts.change_account('t', id, 1, gen_random_uuid(), 'infinity', 'x', '{OPEN}',
        '{"name":"changed"}', '[]', '{}')
      FROM accounts.account WHERE name = 'poisoned'
      """;
  private final TestDatabase database = TestPostgres.newDatabase();

  @Test
  void anAccountThatWasChangedAtNoTimeCanBeReadAgain() throws SQLException {
    try (Connection connection = database.asOwner().getConnection()) {
      SqlRunner owner = SqlRunner.on(connection);
      owner.run("DROP SCHEMA accounts CASCADE");
      new Migrator(owner, Migration.all().subList(0, 9)).migrate();
      owner.run(CREATE.formatted("poisoned", "poisoned", "now()"));
      owner.run(CREATE.formatted("whole", "whole", "now()"));
      owner.run(CREATE.formatted("beyond repair", "beyond repair", "'infinity'"));
      owner.run(POISON);

      new Migrator(owner).migrate();

      assertThat(
              owner.run(
                  """
                  SELECT name || ' ' || version || ' ' || isfinite(updated_at)
                  FROM accounts.account ORDER BY name
                  """))
          .isEqualTo(List.of("beyond repair 1 true", "changed 3 true", "whole 1 true"));
      assertThat(
              owner.run(
                  "SELECT type || ' ' || version FROM accounts.account_event"
                      + " WHERE version > 2"))
          .containsExactly("UPDATED 3");
    }
  }
}
