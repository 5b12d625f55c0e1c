package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Idempotency keys live for 30 days, and go in small steps. */
class KeyLifeTest {
  private final TestDatabase database = TestPostgres.newDatabase();
  private final TestTenant tenant =
      new TestTenant(JdbcAccountRepository.over(database.asApplication()));

  @Test
  void aKeyIsKeptForThirtyDays() throws SQLException {
    Account first = open("key");
    age("30 days -1 minute");
    open("other");
    assertThat(open("key")).isEqualTo(first);
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> run("DELETE FROM accounts.idempotency_key"))
        .withMessageContaining("rows of idempotency_key are kept");
  }

  @Test
  void aWriteWithAKeyForgetsAtMostTenThatAreOlder() throws SQLException {
    Account first = open("key-0");
    for (int i = 1; i < 25; i++) {
      open("key-" + i);
    }
    age("30 days 1 minute");
    tenant.open("without a key");
    assertThat(keys()).isEqualTo(25);
    open("new-1");
    assertThat(keys()).isEqualTo(16);
    open("new-2");
    open("new-3");
    assertThat(keys()).isEqualTo(3);
    assertThat(open("key-0").id()).isNotEqualTo(first.id());
    assertThat(tenant.find(first.id())).contains(first);
  }

  private Account open(String key) {
    return tenant
        .accounts()
        .openOnce(
            tenant.caller(),
            NewAccount.domestic("EUR", Details.named(key)),
            new IdempotencyKey(key, "a".repeat(64)));
  }

  /** Behind the guard's back. */
  private void age(String by) throws SQLException {
    run(
        "SET session_replication_role = replica; UPDATE accounts.idempotency_key"
            + " SET created_at = now() - interval '"
            + by
            + "'");
  }

  private int keys() throws SQLException {
    try (Connection connection = database.asOwner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM accounts.idempotency_key")) {
      row.next();
      return row.getInt(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.asOwner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
