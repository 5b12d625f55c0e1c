package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.Operation;
import dev.accounts.domain.Account;
import dev.accounts.domain.Edit;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A batch and a change of one of its accounts, in transactions that are not retried. */
@Timeout(600)
class LockOrderTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("key", "a".repeat(64));

  private final TestDatabase database = TestPostgres.newDatabase();
  private final Operator operator = new Operator(database);
  private final TestTenant tenant =
      new TestTenant(JdbcAccountRepository.over(database.asApplication()));
  private final Caller caller = tenant.caller();
  private final Account account = tenant.open("account");
  private final Account parent = tenant.open("parent");

  @Test
  void aChangeWithTheKeyOfABatchWaitsForIt() throws SQLException {
    assertRefusedAfterBatch(
        Optional.of(KEY),
        repository ->
            repository
                .accounts()
                .changeOnce(
                    caller, account.id(), account.version(), Edit.NOTHING.rename("other"), KEY));
  }

  @Test
  void aMoveOfAnAccountOfABatchWaitsForIt() throws SQLException {
    assertRefusedAfterBatch(
        Optional.empty(),
        repository ->
            repository
                .accounts()
                .change(
                    caller, account.id(), account.version(), Edit.NOTHING.moveUnder(parent.id())));
  }

  /** The batch comes first, and waits for the tree. */
  private void assertRefusedAfterBatch(Optional<IdempotencyKey> key, Consumer<TestTenant> change)
      throws SQLException {
    try (Connection connection = database.asOwner().getConnection();
        Statement owner = connection.createStatement()) {
      connection.setAutoCommit(false);
      owner.execute("SELECT accounts.lock_tree('%s', false)".formatted(caller.tenant().value()));
      CompletableFuture<Void> batch =
          inTransaction(repository -> repository.writeAll(caller, renaming(key)));
      awaitWaiting(1, batch);
      CompletableFuture<Void> single = inTransaction(change);
      awaitWaiting(2, batch, single);
      connection.commit();
      batch.join();
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(single::join)
          .withCauseInstanceOf(Refusal.class);
    }
  }

  private Batch renaming(Optional<IdempotencyKey> key) {
    Stamp stamp = Stamp.now(InstantSource.system(), caller.subject());
    Operation rename =
        new Operation(
            UUID.randomUUID(),
            account.id(),
            account.version(),
            Edit.NOTHING.rename("by the batch"),
            stamp,
            Optional.empty());
    return new Batch(
        UUID.randomUUID(), key, List.of(rename), Map.of(), List.of(), List.of("report"), stamp);
  }

  private CompletableFuture<Void> inTransaction(Consumer<TestTenant> work) {
    return CompletableFuture.runAsync(
        () -> {
          try (Connection connection = database.asApplication().getConnection()) {
            connection.setAutoCommit(false);
            work.accept(new TestTenant(JdbcAccountRepository.joining(() -> connection)));
            connection.commit();
          } catch (SQLException failure) {
            throw new AssertionError(failure);
          }
        },
        Thread::startVirtualThread);
  }

  private void awaitWaiting(int transactions, CompletableFuture<?>... running) {
    while (waiting() < transactions && !CompletableFuture.anyOf(running).isDone()) {
      Thread.onSpinWait();
    }
  }

  private int waiting() {
    return operator
        .sql(
            "SELECT pid FROM pg_stat_activity"
                + " WHERE datname = current_database() AND wait_event_type = 'Lock'")
        .size();
  }
}
