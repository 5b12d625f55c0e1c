package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.domain.Account;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hand-written SQL cannot do, as the owner of the schema and as the application. */
class GuardTest {
  private static final TestDatabase DATABASE = TestPostgres.newDatabase();
  private static final String NEVER_READABLE = "01890000-0000-7000-8000-000000000001";

  private final TestTenant tenant =
      new TestTenant(JdbcAccountRepository.over(DATABASE.asApplication()));

  @Test
  void handWrittenSqlCannotFormACycleOrLeaveAnOrphan() {
    List<Account> chain = tenant.chain(3);
    Account top = chain.getFirst();
    Account bottom = chain.getLast();
    assertRefused(
        "hierarchy-cycle",
        "UPDATE accounts.account SET version = version + 1, parent_id = '%s' WHERE id = '%s'"
            .formatted(bottom.id(), top.id()));
    assertRefused(
        "account-has-children",
        "UPDATE accounts.account SET version = version + 1, deleted_at = now() WHERE id = '%s'"
            .formatted(top.id()));
    assertRefused(
        "children-not-closed",
        "UPDATE accounts.account SET version = version + 1, status = 'CLOSED' WHERE id = '%s'"
            .formatted(top.id()));
    assertThat(tenant.stored(top)).isEqualTo(top);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE accounts.account SET name = 'no new version'",
        "UPDATE accounts.account SET version = version + 1, currency = 'USD'",
        "UPDATE accounts.account SET version = version + 1, tenant_id = 'other'",
        "DELETE FROM accounts.account",
        "TRUNCATE accounts.account CASCADE",
        "UPDATE accounts.account_event SET type = 'UPDATED'",
        "DELETE FROM accounts.account_event",
        "INSERT INTO accounts.account_event SELECT tenant_id, id, 99, 'UPDATED', id, '{}'"
            + " FROM accounts.account",
        "UPDATE accounts.idempotency_key SET key = 'other'",
        "DELETE FROM accounts.idempotency_key",
        "TRUNCATE accounts.idempotency_key"
      })
  void handWrittenSqlCannotRewriteWhatIsImmutable(String statement) {
    Account account = tenant.open("account");
    assertRefused("accounts", statement);
    assertThat(tenant.stored(account)).isEqualTo(account);
  }

  @Test
  void handWrittenSqlIsInTheHistoryToo() throws SQLException {
    Account account = tenant.open("account");
    run(
        DATABASE.asOwner(),
        "UPDATE accounts.account SET version = 2, name = 'by hand', updated_by = 'admin'"
            + " WHERE id = '%s'".formatted(account.id()));
    assertThat(tenant.history(account).getFirst().after().name()).isEqualTo("by hand");
    assertThat(tenant.history(account).getFirst().after().updated().by().value())
        .isEqualTo("admin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"repeat('x', 257)", "U&'x\\0085'"})
  void aUserWhomNoClientCanReadIsRefused(String user) {
    Account account = tenant.open("account");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() ->
            run(
                DATABASE.asApplication(),
                """
                SELECT accounts.change_account('%s', '%s', 1, '%s', now(), %s, '{OPEN}',
                  '{"name":"poisoned"}', '[]', '{}')
                """
                    .formatted(account.tenantId(), account.id(), account.id(), user)))
        .withMessageContaining("people_are_readable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"infinity", "-infinity", "0001-01-01Z", "12026-01-01Z"})
  void aTimeThatNoClientCanReadIsRefused(String time) {
    Account account = tenant.open("account");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() ->
            run(
                DATABASE.asApplication(),
                """
                SELECT accounts.change_account('%s', '%s', 1, '%s', '%s', 'mallory', '{OPEN}',
                  '{"name":"poisoned"}', '[]', '{}')
                """
                    .formatted(account.tenantId(), account.id(), account.id(), time)))
        .withMessageContaining("times_are_readable");
    assertThat(tenant.all(AccountFilter.ALL, 10)).containsExactly(account);
  }

  @Test
  void aRowThatCannotBeReadDoesNotTakeItsPageWithIt() throws SQLException {
    Account root = tenant.open("root");
    Account sibling = tenant.open("sibling");
    run(
        DATABASE.asOwner(),
        """
        INSERT INTO accounts.account
        SELECT (jsonb_populate_record(a, '{"id":"%s","currency":"ZZZ"}')).*
        FROM accounts.account a WHERE a.id = '%s'
        """
            .formatted(UUID.randomUUID(), root.id()));
    assertThat(tenant.all(AccountFilter.ALL, 1)).containsExactly(root, sibling);
  }

  @Test
  void aVersionThatCannotBeReadHidesNeitherOtherAccountsNorTheHistory() throws SQLException {
    TestDatabase database = TestPostgres.newDatabase();
    TestTenant own = new TestTenant(JdbcAccountRepository.over(database.asApplication()));
    Account first = own.open("first");
    Account broken = own.open("broken");
    Account last = own.open("last");
    run(
        database.asOwner(),
        """
        ALTER TABLE accounts.account DROP CONSTRAINT metadata_too_large;
        INSERT INTO accounts.account
        SELECT (jsonb_populate_record(a, '{"id":"%1$s","metadata":{"a":[{"b":"c"}]}}')).*
        FROM accounts.account a WHERE a.id = '%2$s';
        UPDATE accounts.account SET version = 2, metadata = '{"a":{"b":"c"}}' WHERE id = '%2$s';
        UPDATE accounts.account SET version = 2, metadata = '{}' WHERE id = '%1$s'
        """
            .formatted(NEVER_READABLE, broken.id()));
    assertThat(own.all(AccountFilter.ALL, 10))
        .extracting(Account::name)
        .containsExactlyInAnyOrder("first", "broken", "last");
    assertThat(own.all(AccountFilter.ALL, 10)).contains(first, last);
    assertThat(own.history(broken)).extracting(AccountEvent::after).containsExactly(broken);
    Account repaired =
        own.all(AccountFilter.ALL, 10).stream()
            .filter(account -> account.id().toString().equals(NEVER_READABLE))
            .findFirst()
            .orElseThrow();
    assertThat(own.history(repaired)).isEmpty();
    Account renamed = own.rename(repaired, "renamed");
    assertThat(own.history(repaired)).extracting(AccountEvent::after).containsExactly(renamed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM accounts.account",
        "SELECT * FROM accounts.account_event",
        "INSERT INTO accounts.idempotency_key VALUES ('t', 'k', 'h', gen_random_uuid())",
        "UPDATE accounts.account SET version = version + 1",
        "DELETE FROM accounts.schema_migration",
        "SELECT accounts.lock_tree('t', true)",
        "CREATE TABLE accounts.mine (id integer)"
      })
  void theApplicationMayCallItsFunctionsAndNothingElse(String statement) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> run(DATABASE.asApplication(), statement))
        .withMessageContaining("permission denied");
  }

  @Test
  void theApplicationMayExecuteTheFunctionsOfThePort() throws SQLException {
    String query =
        "SELECT DISTINCT proname FROM pg_proc WHERE pronamespace = 'accounts'::regnamespace"
            + " AND has_function_privilege('accounts_app', oid, 'EXECUTE')";
    List<String> functions = new ArrayList<>();
    try (Connection connection = DATABASE.asOwner().getConnection();
        ResultSet rows = connection.createStatement().executeQuery(query)) {
      while (rows.next()) {
        functions.add(rows.getString(1));
      }
    }
    assertThat(functions)
        .containsExactlyInAnyOrder(
            "create_account",
            "change_account",
            "find_account",
            "list_accounts",
            "account_tree",
            "account_history",
            "changes",
            "chart_rows",
            "write_all",
            "batch_report",
            "account_differences");
  }

  @Test
  void aChangeCannotReachIntoAnotherAccount() throws SQLException {
    Account victim = tenant.open("victim");
    Account mine = new TestTenant(JdbcAccountRepository.over(DATABASE.asApplication())).open("me");
    run(
        DATABASE.asApplication(),
        """
        SELECT accounts.change_account('%s', '%s', 1, '%s', now(), 'mallory', '{OPEN}',
          '{"tenant_id":"%s","id":"%s","name":"pwned","created_by":"god"}', '[]', '{}')
        """
            .formatted(mine.tenantId(), mine.id(), mine.id(), victim.tenantId(), victim.id()));
    assertThat(tenant.stored(victim)).isEqualTo(victim);
  }

  private static void assertRefused(String text, String statement) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> run(DATABASE.asOwner(), statement))
        .withMessageContaining(text);
  }

  private static void run(DataSource as, String statement) throws SQLException {
    try (Connection connection = as.getConnection()) {
      connection.createStatement().execute(statement);
    }
  }
}
