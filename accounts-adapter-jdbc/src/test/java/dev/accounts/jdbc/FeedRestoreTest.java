package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Feed;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.Refusal;
import dev.accounts.sql.migration.Migrator;
import dev.accounts.sql.migration.SqlRunner;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Positions in the feed, and its order, after a restore. */
class FeedRestoreTest {
  private final TestDatabase database = TestPostgres.newDatabase();
  private final TestTenant tenant =
      new TestTenant(JdbcAccountRepository.over(database.asApplication()));

  @Test
  void aHistoryWithNumbersOfAnOlderClusterIsShownAndGoesOnAtItsEnd() throws SQLException {
    Account account = tenant.open("before");
    tenant.open("other");
    Feed.Position position = settled(2);
    sql(
        "SET session_replication_role = replica",
        "UPDATE accounts.account_event SET transaction_number = transaction_number + 1000000000000");
    new JdbcSchema(database.asOwner()).migrate();
    assertRestarted(position);
    Account renamed = tenant.rename(account, "after");
    Account last = tenant.open("last");
    List<AccountEvent> all = tenant.changes(1, 4);
    assertThat(all).extracting(event -> event.version().value()).containsExactly(1L, 1L, 2L, 1L);
    assertThat(all.get(2).after()).isEqualTo(renamed);
    assertThat(all.getLast().after()).isEqualTo(last);
    Feed.Position next = tenant.feed(FeedQuery.now()).next();
    new JdbcSchema(database.asOwner()).migrate();
    assertThat(tenant.feed(FeedQuery.after(next)).entries()).isEmpty();
  }

  @Test
  void anOperatorMakesPositionsOfBeforeARestoreInvalid() throws SQLException {
    tenant.open("account");
    Feed.Position position = settled(1);
    sql("SELECT accounts.begin_epoch()");
    assertRestarted(position);
    Feed.Position now = tenant.feed(FeedQuery.now()).next();
    Account later = tenant.open("later");
    assertThat(tenant.changes(100, 2)).hasSize(2);
    assertThat(tenant.feed(FeedQuery.after(now)).entries())
        .extracting(entry -> entry.event().after())
        .containsExactly(later);
  }

  @Test
  void aClusterOfAnotherNameWasRestored() throws SQLException {
    tenant.open("account");
    Feed.Position position = settled(1);
    try (Connection owner = database.asOwner().getConnection()) {
      Migrator migrator = new Migrator(SqlRunner.on(owner));
      migrator.inCluster("arn:first");
      migrator.inCluster("arn:first");
      assertThat(tenant.feed(FeedQuery.after(position)).entries()).isEmpty();
      migrator.inCluster("arn:second's");
      assertRestarted(position);
      Feed.Position now = tenant.feed(FeedQuery.now()).next();
      migrator.inCluster("arn:second's");
      migrator.migrate();
      assertThat(tenant.feed(FeedQuery.after(now)).entries()).isEmpty();
    }
  }

  private Feed.Position settled(int changes) {
    assertThat(tenant.changes(100, changes)).hasSize(changes);
    return tenant.feed(FeedQuery.now()).next();
  }

  private void assertRestarted(Feed.Position position) {
    assertThatExceptionOfType(Refusal.FeedRestarted.class)
        .isThrownBy(() -> tenant.feed(FeedQuery.after(position)));
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = database.asOwner().getConnection()) {
      for (String statement : statements) {
        connection.createStatement().execute(statement);
      }
    }
  }
}
