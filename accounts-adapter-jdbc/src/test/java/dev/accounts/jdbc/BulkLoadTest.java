package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.sql.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/**
 * A register is loaded by one transaction into a new database, whose tables PostgreSQL saw empty.
 * The system property {@code accounts.test.loaded} sets its size.
 */
class BulkLoadTest {
  private static final int ACCOUNTS = Integer.getInteger("accounts.test.loaded", 500);

  @Test
  void eachAccountThatIsLoadedReadsAFewRows() throws SQLException {
    try (Connection connection = TestPostgres.newDatabase().asOwner().getConnection();
        Statement session = connection.createStatement()) {
      session.execute("VACUUM ANALYZE accounts.account");
      connection.setAutoCommit(false);
      session.execute(
          """
          INSERT INTO accounts.account
          SELECT 't', md5('t' || n)::uuid, CASE WHEN n > 10 THEN md5('t' || n / 10)::uuid END,
            'n', 'n', NULL, NULL, 'DOMESTIC', 'EUR', 'OPEN', NULL, now(), '{}', 1, now(), 'x',
            now(), 'x', md5('t' || n)::uuid, NULL
          FROM generate_series(1, %d) n
          """
              .formatted(ACCOUNTS));
      assertThat(rowsRead(session)).isLessThan(10L * ACCOUNTS);
      session.execute(
          """
          SELECT accounts.change_account('t', md5('t' || n)::uuid, 1, gen_random_uuid(), now(),
            'x', '{OPEN}', jsonb_build_object('parent_id', md5('t1')::uuid), '[]', '{}')
          FROM generate_series(%d, %d) n
          """
              .formatted(ACCOUNTS / 2, ACCOUNTS));
      assertThat(rowsRead(session)).isLessThan(20L * ACCOUNTS);
    }
  }

  /** Entries of indexes are rows, too. */
  private static long rowsRead(Statement session) throws SQLException {
    try (ResultSet row =
        session.executeQuery(
            """
            SELECT sum(pg_stat_get_xact_tuples_returned(oid)) FROM pg_class
            WHERE relnamespace = 'accounts'::regnamespace
            """)) {
      row.next();
      return row.getLong(1);
    }
  }
}
