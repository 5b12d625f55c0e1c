package dev.accounts.sql.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The feed begins another epoch when its schema is in another cluster than before. */
class FollowedClusterTest {
  private static final String EPOCH =
      "SELECT id || ' in ' || COALESCE(cluster, '?') FROM accounts.feed_epoch WHERE is_current";
  private final TestDatabase database = TestPostgres.newDatabase();

  @Test
  void aClusterOfAnotherNameIsAnotherOne() throws SQLException {
    try (Connection connection = database.asOwner().getConnection()) {
      SqlRunner owner = SqlRunner.on(connection);
      Migrator migrator = new Migrator(owner);
      String unknown = epoch(owner);
      migrator.inCluster("the first's");
      String first = epoch(owner);
      assertThat(first).isEqualTo(unknown.replace(" in ?", " in the first's"));
      migrator.inCluster("the first's");
      assertThat(epoch(owner)).isEqualTo(first);

      migrator.inCluster("the second's");
      assertThat(epoch(owner)).endsWith(" in the second's").doesNotStartWith(id(first));
    }
  }

  @Test
  void aClusterThatHasNotCountedSoFarIsAnotherOne() throws SQLException {
    try (Connection connection = database.asOwner().getConnection()) {
      SqlRunner owner = SqlRunner.on(connection);
      Migrator migrator = new Migrator(owner);
      migrator.inCluster("name");
      String first = epoch(owner);
      assertThat(migrator.migrate()).isEmpty();
      assertThat(epoch(owner)).isEqualTo(first);

      // as if the cluster had not had the last event's transaction yet
      owner.run("UPDATE accounts.feed_epoch SET added = -1000000000000 WHERE is_current");
      assertThat(migrator.migrate()).isEmpty();
      String second = epoch(owner);
      assertThat(second).endsWith(" in name").doesNotStartWith(id(first));
      assertThat(migrator.migrate()).isEmpty();
      assertThat(epoch(owner)).isEqualTo(second);
    }
  }

  private static String epoch(SqlRunner owner) {
    return owner.run(EPOCH).getFirst();
  }

  private static String id(String epoch) {
    return epoch.substring(0, epoch.indexOf(' '));
  }
}
