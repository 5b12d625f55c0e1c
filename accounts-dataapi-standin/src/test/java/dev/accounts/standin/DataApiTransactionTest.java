package dev.accounts.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.ManualTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rdsdata.model.BadRequestException;
import software.amazon.awssdk.services.rdsdata.model.DatabaseErrorException;
import software.amazon.awssdk.services.rdsdata.model.Field;
import software.amazon.awssdk.services.rdsdata.model.TransactionNotFoundException;

class DataApiTransactionTest {
  /** In seconds; after three minutes it would end for want of use. */
  private static final long LONGEST_PAUSE = 3 * 60 - 1;

  private static final long SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

  private static final ManualTime CLOCK = new ManualTime();

  @AutoClose
  private static final TestClient CLIENT =
      new TestClient(TestPostgres.newDatabase().to(DataApiCluster::of).with(CLOCK));

  @BeforeAll
  static void createTable() {
    CLIENT.execute("CREATE TABLE kept (name text PRIMARY KEY)");
  }

  @Test
  void whatIsCommittedIsKept() {
    String transaction = CLIENT.begin();
    CLIENT.executeIn(transaction, "INSERT INTO kept VALUES ('committed')");
    assertThat(isKept("committed")).isFalse();
    assertThat(CLIENT.commit(transaction)).isEqualTo("Transaction Committed");
    assertThat(isKept("committed")).isTrue();
    assertIsOver(transaction);
  }

  @Test
  void whatIsRolledBackIsGone() {
    String transaction = CLIENT.begin();
    CLIENT.executeIn(transaction, "INSERT INTO kept VALUES ('rolled back')");
    assertThat(CLIENT.rollBack(transaction)).isEqualTo("Rollback Complete");
    assertThat(isKept("rolled back")).isFalse();
    assertIsOver(transaction);
  }

  @Test
  void anErrorEndsTheTransaction() {
    String transaction = CLIENT.begin();
    CLIENT.executeIn(transaction, "INSERT INTO kept VALUES ('before the error')");
    assertThatExceptionOfType(DatabaseErrorException.class)
        .isThrownBy(() -> CLIENT.executeIn(transaction, "SELECT 1 / 0"));
    assertIsOver(transaction);
    assertThat(isKept("before the error")).isFalse();
  }

  @Test
  void aTransactionEndsThreeMinutesAfterItWasLastUsed() {
    String transaction = CLIENT.begin();
    CLOCK.advance(Duration.ofSeconds(179));
    CLIENT.executeIn(transaction, "INSERT INTO kept VALUES ('idle')");
    CLOCK.advance(Duration.ofSeconds(179));
    CLIENT.executeIn(transaction, "SELECT 1");
    CLOCK.advance(Duration.ofMinutes(3));
    assertIsOver(transaction);
    assertThat(isKept("idle")).isFalse();
  }

  @Test
  void aTransactionEndsAfterADayHoweverBusyItIs() {
    String transaction = CLIENT.begin();
    for (long used = LONGEST_PAUSE; used < SECONDS_OF_A_DAY; used += LONGEST_PAUSE) {
      CLOCK.advance(Duration.ofSeconds(LONGEST_PAUSE));
      CLIENT.executeIn(transaction, "SELECT 1");
    }
    CLOCK.advance(Duration.ofSeconds(SECONDS_OF_A_DAY % LONGEST_PAUSE));
    assertIsOver(transaction);
  }

  @Test
  void anAbandonedTransactionLetsGoOfItsLocks() {
    CLIENT.execute("INSERT INTO kept VALUES ('locked')");
    CLIENT.executeIn(CLIENT.begin(), "SELECT * FROM kept WHERE name = 'locked' FOR UPDATE");
    CLOCK.advance(Duration.ofMinutes(3));
    assertThat(CLIENT.execute("DELETE FROM kept WHERE name = 'locked'").numberOfRecordsUpdated())
        .isEqualTo(1);
  }

  @Test
  void aTransactionTakesOneCallAtATime() {
    String holder = CLIENT.begin();
    CLIENT.executeIn(holder, "LOCK TABLE kept IN ACCESS EXCLUSIVE MODE");
    String waiter = CLIENT.begin();
    CompletableFuture<?> waiting =
        CompletableFuture.runAsync(() -> CLIENT.executeIn(waiter, "SELECT FROM kept"));
    String waits =
        "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'kept'::regclass";
    while (CLIENT.valueOf(waits).longValue() == 0) {
      Thread.onSpinWait();
    }
    assertThatExceptionOfType(DatabaseErrorException.class)
        .isThrownBy(() -> CLIENT.executeIn(waiter, "SELECT 1"))
        .withMessageContaining("Transaction is still running a query");
    CLIENT.rollBack(holder);
    waiting.join();
    CLIENT.commit(waiter);
  }

  @Test
  void anUnknownTransactionIsNotFound() {
    assertIsOver("unknown");
    assertThatExceptionOfType(TransactionNotFoundException.class)
        .isThrownBy(() -> CLIENT.commit("unknown"));
    assertThatExceptionOfType(TransactionNotFoundException.class)
        .isThrownBy(() -> CLIENT.rollBack("unknown"));
  }

  @Test
  void aTransactionStaysWithItsDatabase() {
    String transaction = CLIENT.begin();
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() ->
            CLIENT.sdk.executeStatement(
                TestClient.request("SELECT 1")
                    .transactionId(transaction)
                    .database("postgres")
                    .build()))
        .withMessageContaining("Database name is not the same as transaction");
  }

  private static void assertIsOver(String transaction) {
    assertThatExceptionOfType(TransactionNotFoundException.class)
        .isThrownBy(() -> CLIENT.executeIn(transaction, "SELECT 1"))
        .withMessageContaining("is not found")
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
  }

  private static boolean isKept(String name) {
    Field found =
        CLIENT.valueOf(
            "SELECT EXISTS (SELECT FROM kept WHERE name = :name)", TestClient.text("name", name));
    return found.booleanValue();
  }
}
