package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.Version;
import dev.accounts.sql.testing.Operator;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One key for two writes on two connections, the second of them before the first is committed. */
@Timeout(600)
class KeyRaceTest {
  private static final IdempotencyKey KEY = key("key-1");
  private static final String EXISTING = "existing";

  private final TestDatabase database = TestPostgres.newDatabase();
  private final Operator operator = new Operator(database);
  private final TestTenant other =
      new TestTenant(JdbcAccountRepository.over(database.asApplication()));

  private enum Write {
    CREATION,
    CHANGE,
    BATCH
  }

  private static Stream<List<Write>> pairsThatDiffer() {
    return Stream.of(Write.values())
        .flatMap(first -> Stream.of(Write.values()).map(second -> List.of(first, second)))
        .filter(pair -> pair.getFirst() != pair.getLast());
  }

  @ParameterizedTest
  @MethodSource("pairsThatDiffer")
  void aKeyIsOfTheFirstWriteAlone(List<Write> pair) throws SQLException {
    try (Connection connection = database.asApplication().getConnection()) {
      connection.setAutoCommit(false);
      TestTenant open = new TestTenant(JdbcAccountRepository.joining(() -> connection));
      Caller caller = open.caller();
      Account existing = open.open(EXISTING);
      connection.commit();
      write(open, pair.getFirst(), KEY).accept(caller, existing);
      CompletableFuture<Void> second =
          CompletableFuture.runAsync(
              () -> write(other, pair.getLast(), KEY).accept(caller, existing),
              Thread::startVirtualThread);
      awaitWaitingOrOver(second);
      connection.commit();
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(second::join)
          .withCauseInstanceOf(Refusal.IdempotencyKeyReused.class);
      assertThat(open.all(AccountFilter.ALL, 10)).hasSize(pair.getFirst() == Write.CHANGE ? 1 : 2);
    }
  }

  @Test
  void aTransactionHasNoLockForEachKey() throws SQLException {
    try (Connection connection = database.asApplication().getConnection()) {
      connection.setAutoCommit(false);
      TestTenant open = new TestTenant(JdbcAccountRepository.joining(() -> connection));
      writeOfEachKind(open, "first");
      long locks = locks(connection);
      for (int i = 0; i < 20; i++) {
        writeOfEachKind(open, "key-" + i);
      }
      assertThat(locks(connection)).isEqualTo(locks);
    }
  }

  private static void writeOfEachKind(TestTenant tenant, String key) {
    Caller caller = tenant.caller();
    Account existing = tenant.open(EXISTING);
    for (Write write : Write.values()) {
      write(tenant, write, key(key + write)).accept(caller, existing);
    }
  }

  private static long locks(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid()")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static IdempotencyKey key(String key) {
    return new IdempotencyKey(key, "a".repeat(64));
  }

  private void awaitWaitingOrOver(CompletableFuture<Void> second) {
    while (!second.isDone()
        && operator.sql("SELECT pid FROM pg_locks WHERE NOT granted").isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private static BiConsumer<Caller, Account> write(
      TestTenant tenant, Write write, IdempotencyKey key) {
    return (caller, existing) -> {
      NewAccount wanted = NewAccount.domestic("EUR", Details.named("new"));
      switch (write) {
        case CREATION -> tenant.accounts().openOnce(caller, wanted, key);
        case CHANGE ->
            tenant
                .accounts()
                .changeOnce(
                    caller, existing.id(), Version.FIRST, Edit.NOTHING.rename("renamed"), key);
        case BATCH -> tenant.writeAll(caller, batch(caller, wanted, key));
      }
    };
  }

  private static Batch batch(Caller caller, NewAccount wanted, IdempotencyKey key) {
    Stamp stamp = Stamp.now(InstantSource.system(), caller.subject());
    AccountId id = AccountId.next(InstantSource.system());
    return new Batch(
        UUID.randomUUID(),
        Optional.of(key),
        List.of(Creation.of(Account.open(id, caller.tenant(), wanted, stamp))),
        Map.of(),
        List.of(),
        List.of("report"),
        stamp);
  }
}
