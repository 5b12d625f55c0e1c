package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.Feed;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Stamp;
import dev.accounts.sql.testing.Operator;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is left when a tenant was erased. */
class ErasureTest {
  private static final int ACCOUNTS = 7;
  private final TestDatabase database = TestPostgres.newDatabase();
  private final Operator operator = new Operator(database);
  private final AccountRepository accounts =
      JdbcAccountRepository.over(TestPool.of(database.asApplication(), 1));
  private final TenantRows rows = new TenantRows(operator);
  private final TestTenant erased = tenant();
  private final TestTenant kept = tenant();
  private final String name = erased.caller().tenant().value();

  private TestTenant tenant() {
    return new TestTenant(accounts);
  }

  /** Something in every table and index; the same word in every value. */
  private static void fill(TestTenant tenant, String word) {
    Account parent =
        tenant.open(
            Details.named(word)
                .numbered("1-" + word)
                .referencedAs("ref-" + word)
                .with(Metadata.of(Map.of(word, word))));
    tenant.delete(tenant.rename(tenant.open("child of " + word, parent), "renamed " + word));
    tenant
        .accounts()
        .openOnce(
            tenant.caller(), NewAccount.domestic("EUR", Details.named(word + " once")), key(word));
    Stamp stamp = Stamp.now(InstantSource.system(), tenant.caller().subject());
    Account imported =
        Account.open(
            AccountId.next(InstantSource.system()),
            tenant.caller().tenant(),
            NewAccount.domestic("EUR", Details.named(word + " imported")),
            stamp);
    tenant.writeAll(
        tenant.caller(),
        new Batch(
            UUID.randomUUID(),
            Optional.of(key("batch-" + word)),
            List.of(Creation.of(imported)),
            Map.of(),
            List.of(),
            List.of("report of " + word),
            stamp));
    tenant.chain(3);
  }

  private static IdempotencyKey key(String word) {
    return new IdempotencyKey("key-" + word, "f".repeat(64));
  }

  private int steps(int size) {
    int steps = 1;
    while (!operator.erase(name, size)) {
      steps++;
    }
    return steps;
  }

  @Test
  void nothingIsLeftButTheReceiptAndOthersAreByteForByteWhatTheyWere() {
    fill(erased, "zanzibar");
    fill(kept, "kept");
    operator.sql("ANALYZE");
    assertThat(rows.of(name).entrySet().stream().filter(e -> e.getValue().isEmpty()))
        .as("tables without a row of the tenant")
        .extracting(Map.Entry::getKey)
        .containsExactly("accounts.frozen_tenant");
    assertThat(rows.with("zanzibar"))
        .as("statistics have the tenant's values, too")
        .anyMatch(row -> row.startsWith("pg_statistic "));
    Map<String, List<String>> before = rows.of(kept.caller().tenant().value());

    assertThat(steps(3)).isGreaterThan(4);

    assertThat(rows.with("zanzibar")).isEmpty();
    assertThat(rows.with(name)).isEmpty();
    assertThat(rows.of(kept.caller().tenant().value())).isEqualTo(before);
    assertThat(
            operator.sql(
                """
                SELECT concat_ws(' ', accounts, events, keys, batches, begun_by,
                  finished_at >= begun_at, tenant_sha256 = encode(sha256('%s'), 'hex'))
                FROM accounts.erasure
                """
                    .formatted(name)))
        .containsExactly(ACCOUNTS + " 9 1 1 operator t t");
  }

  @Test
  void aPositionInTheFeedIsRefusedFromTheFirstStepOnAndTheTenantMayBeginAgain() {
    fill(erased, "before");
    fill(kept, "kept");
    assertThat(erased.changes(100, 9)).hasSize(9);
    assertThat(kept.changes(100, 9)).hasSize(9);
    Feed.Position old = erased.feed(FeedQuery.now()).next();
    Feed.Position ofAnother = kept.feed(FeedQuery.now()).next();
    operator.erase(name, 2);
    assertThatExceptionOfType(Refusal.FeedRestarted.class)
        .isThrownBy(() -> erased.feed(FeedQuery.after(old)));
    assertThatExceptionOfType(Refusal.TenantFrozen.class).isThrownBy(() -> erased.open("too soon"));
    operator.unfreeze(name);
    assertThatExceptionOfType(Refusal.TenantFrozen.class).isThrownBy(() -> erased.open("too soon"));
    steps(100);
    assertThatExceptionOfType(Refusal.FeedRestarted.class)
        .isThrownBy(() -> erased.feed(FeedQuery.after(old)));
    Feed.Position empty = erased.feed(FeedQuery.now()).next();
    fill(erased, "before");
    assertThat(erased.changes(100, 9)).hasSize(9);
    assertThat(erased.feed(FeedQuery.after(empty)).entries()).hasSize(9);
    assertThat(erased.all(AccountFilter.ALL, 100)).hasSize(ACCOUNTS - 1);
    assertThat(kept.feed(FeedQuery.after(ofAnother)).next()).isEqualTo(ofAnother);
    assertThat(
            operator.sql(
                "SELECT tenant_id FROM accounts.tenants() WHERE erased_at IS NOT NULL AND accounts = 6"
                    + " AND deleted = 1 AND events = 9 AND keys = 1 AND batches = 1"))
        .containsExactly(name);
  }

  @Test
  void aTenantThatIsErasedAgainReturnsItsReceiptAndAnUnknownOneNothing() {
    fill(erased, "word");
    steps(100);
    assertThat(operator.erase(name, 100)).isTrue();
    assertThat(operator.sql("SELECT accounts FROM accounts.erasure")).hasSize(1);
    assertThat(operator.sql("SELECT id FROM accounts.erase_tenant('no such tenant', 'me')"))
        .isEmpty();
    assertThat(operator.sql("SELECT count(*) FROM accounts.frozen_tenant")).containsExactly("0");
  }

  @Test
  void aNameThatWasFrozenByMistakeGetsNoReceipt() {
    operator.freeze("mistyped");
    assertThat(operator.sql("SELECT id FROM accounts.erase_tenant('mistyped', 'me')")).isEmpty();
    operator.unfreeze("mistyped");
  }

  @Test
  void accountsAndReceiptsAreKeptWhateverIsSetByHand() throws SQLException {
    fill(erased, "word");
    fill(kept, "word");
    steps(100);
    try (Connection byHand = database.asOwner().getConnection();
        Statement session = byHand.createStatement()) {
      session.execute("SET accounts.erasing = 'on'");
      for (String statement :
          List.of(
              "DELETE FROM accounts.account",
              "DELETE FROM accounts.account_event",
              "DELETE FROM accounts.erasure",
              "UPDATE accounts.erasure SET accounts = 999")) {
        assertThatExceptionOfType(SQLException.class)
            .as(statement)
            .isThrownBy(() -> session.execute(statement))
            .withMessageContaining("are kept");
      }
    }
  }

  /** A snapshot from before the wait would not show what the writers have done. */
  @Test
  void anotherIsolationLevelIsRefused() throws SQLException {
    try (Connection connection = database.asOwner().getConnection();
        Statement session = connection.createStatement()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      for (String call :
          List.of("freeze_tenant('a', 'me')", "unfreeze_tenant('a')", "erase_tenant('a', 'me')")) {
        assertThatExceptionOfType(SQLException.class)
            .as(call)
            .isThrownBy(() -> session.execute("SELECT accounts." + call))
            .withMessageContaining("use READ COMMITTED");
      }
    }
  }
}
