package dev.accounts.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.sql.testing.TestPostgres;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rdsdata.model.Field;
import software.amazon.awssdk.services.rdsdata.model.RdsDataException;
import software.amazon.awssdk.services.rdsdata.model.StatementTimeoutException;
import software.amazon.awssdk.services.rdsdata.model.UnsupportedResultException;

class DataApiLimitsTest {
  private static final DataApiCluster CLUSTER = TestPostgres.newDatabase().to(DataApiCluster::of);
  private static final DataApiLimits SHORT =
      DataApiLimits.OF_THE_SERVICE.withStatement(Duration.ofMillis(100));

  @AutoClose private static final TestClient CLIENT = new TestClient(CLUSTER);
  @AutoClose private static final TestClient HURRIED = new TestClient(CLUSTER.with(SHORT));

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 1; SELECT 2", "SELECT 1; ; x", "SELECT $$;$$; /* ; */ SELECT 2"})
  void aCallTakesOneStatement(String sql) {
    assertThatExceptionOfType(RdsDataException.class)
        .isThrownBy(() -> CLIENT.execute(sql))
        .withMessageContaining("Multistatements aren't supported")
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ';' ;",
        "SELECT 1 AS \"a;b\"; -- ; and so on",
        "/* ; */ SELECT 1;\n",
        "DO $$ BEGIN PERFORM 1; PERFORM 2; END $$",
        "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $body$ SELECT 2; SELECT 1; $body$",
        "CREATE FUNCTION \"of us;\"() RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'"
      })
  void semicolonsInsideAStatementAreItsOwn(String sql) {
    CLIENT.execute(sql);
  }

  @Test
  void aResultHasAtMostOneMebibyte() {
    String rows = "SELECT repeat('x', 1000) FROM generate_series(1, %d)";
    assertThat(CLIENT.execute(rows.formatted(1000)).records()).hasSize(1000);
    assertThatExceptionOfType(UnsupportedResultException.class)
        .isThrownBy(() -> CLIENT.execute(rows.formatted(1050)))
        .withMessageContaining("Database returned more than the allowed response size limit");
  }

  @Test
  void whatTheResponseAddsCountsToo() {
    String rows = "SELECT repeat('\"', 1000) FROM generate_series(1, %d)";
    assertThat(CLIENT.execute(rows.formatted(500)).records()).hasSize(500);
    assertThatExceptionOfType(UnsupportedResultException.class)
        .isThrownBy(() -> CLIENT.execute(rows.formatted(530)));
  }

  @Test
  void aRowHasAtMost64Kibibytes() {
    assertThat(CLIENT.valueOf("SELECT repeat('x', 65536)").stringValue()).hasSize(65_536);
    assertThatExceptionOfType(UnsupportedResultException.class)
        .isThrownBy(() -> CLIENT.execute("SELECT repeat('x', 65536), 'y'"));
  }

  @Test
  void aRequestHasAtMostFourMebibytes() {
    String fits = "x".repeat(4 * 1024 * 1024 - 2000);
    assertThat(CLIENT.valueOf("SELECT length(:a)", TestClient.text("a", fits)))
        .isEqualTo(Field.fromLongValue((long) fits.length()));
    assertThatExceptionOfType(RdsDataException.class)
        .isThrownBy(() ->
            CLIENT.execute("SELECT length(:a)", TestClient.text("a", fits + "x".repeat(2000))))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(413));
  }

  @Test
  void aStatementThatTakesTooLongIsUndone() {
    CLIENT.execute("CREATE TABLE undone (id int)");
    assertThatExceptionOfType(StatementTimeoutException.class)
        .isThrownBy(() ->
            HURRIED.execute(
                "DO $$ BEGIN INSERT INTO undone VALUES (1); PERFORM pg_sleep(60); END $$"));
    assertThat(CLIENT.valueOf("SELECT count(*) FROM undone")).isEqualTo(Field.fromLongValue(0L));
  }

  @Test
  void aStatementMayGoOnAfterItsCallerWasTurnedAway() {
    CLIENT.execute("CREATE TABLE done (id int)");
    String holder = CLIENT.begin();
    CLIENT.executeIn(holder, "LOCK TABLE done IN ACCESS EXCLUSIVE MODE");
    assertThatExceptionOfType(StatementTimeoutException.class)
        .isThrownBy(() ->
            HURRIED.sdk.executeStatement(
                TestClient.request("INSERT INTO done VALUES (1)")
                    .continueAfterTimeout(true)
                    .build()));
    CLIENT.rollBack(holder);
    while (CLIENT.valueOf("SELECT count(*) FROM done").longValue() == 0) {
      Thread.onSpinWait();
    }
  }
}
