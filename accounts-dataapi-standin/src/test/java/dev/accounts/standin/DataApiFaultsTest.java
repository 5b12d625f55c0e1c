package dev.accounts.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.model.DatabaseErrorException;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementResponse;

class DataApiFaultsTest {
  private static final ExecuteStatementRequest INSERT =
      TestClient.request("INSERT INTO written VALUES (gen_random_uuid())").build();

  @AutoClose private static final TestClient CLIENT = new TestClient();

  /** Soon done with a socket on which nothing comes. */
  @AutoClose
  private static final RdsDataClient HURRIED =
      CLIENT.sdk(Duration.ofMillis(100), retry -> retry.maxAttempts(1));

  private final CountDownLatch met = new CountDownLatch(1);

  @BeforeEach
  void emptyTable() {
    CLIENT.execute("DROP TABLE IF EXISTS written");
    CLIENT.execute("CREATE TABLE written (id uuid)");
    CLIENT.standIn.calls().clear();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void afterAFaultBeforeTheStatementNothingIsWritten(Fault fault) throws InterruptedException {
    CLIENT.standIn.next(fault.before().meanwhile(met::countDown));
    insertInVain(fault);
    met.await();
    assertThat(CLIENT.standIn.calls().count()).isOne();
    assertThat(written()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void beforeAFaultAfterTheStatementItIsWritten(Fault fault) throws InterruptedException {
    CLIENT.standIn.next(fault.after().meanwhile(met::countDown));
    insertInVain(fault);
    met.await();
    assertThat(CLIENT.standIn.calls().count()).isOne();
    assertThat(written()).isOne();
  }

  /** A response without a body is the one that the client takes for a success, of nothing. */
  private static void insertInVain(Fault fault) {
    if (fault == Fault.EMPTY_BODY) {
      ExecuteStatementResponse nothing = ExecuteStatementResponse.builder().build();
      assertThat(CLIENT.sdk.executeStatement(INSERT).equalsBySdkFields(nothing)).isTrue();
    } else {
      assertThatExceptionOfType(SdkException.class)
          .isThrownBy(() -> clientFor(fault).executeStatement(INSERT));
    }
  }

  private static RdsDataClient clientFor(Fault fault) {
    return fault == Fault.BLACK_HOLE ? HURRIED : CLIENT.sdk;
  }

  @Test
  void errorsOfTheDatabaseCanBePlanned() {
    CLIENT.standIn.next(
        PlannedFault.databaseError("40001", "could not serialize access"),
        PlannedFault.databaseErrorAfter("57P01", "terminating connection"));
    assertThatExceptionOfType(DatabaseErrorException.class)
        .isThrownBy(() -> CLIENT.sdk.executeStatement(INSERT))
        .withMessageContaining("ERROR: could not serialize access; SQLState: 40001");
    assertThatExceptionOfType(DatabaseErrorException.class)
        .isThrownBy(() -> CLIENT.sdk.executeStatement(INSERT))
        .withMessageContaining("SQLState: 57P01");
    assertThat(written()).isOne();
  }

  @Test
  void faultsAreMetInTheOrderInWhichTheyWerePlanned() {
    CLIENT.standIn.next(PlannedFault.none(), Fault.THROTTLED.before());
    CLIENT.sdk.executeStatement(INSERT);
    insertInVain(Fault.THROTTLED);
    CLIENT.sdk.executeStatement(INSERT);
    assertThat(written()).isEqualTo(2);
  }

  @Test
  void theClientsOwnRetryWritesAgainWhatWasWritten() {
    try (RdsDataClient retrying = CLIENT.sdk(Duration.ofSeconds(30), retry -> {})) {
      CLIENT.standIn.next(Fault.INTERNAL_SERVER_ERROR.after(), Fault.DROPPED_CONNECTION.after());
      retrying.executeStatement(INSERT);
    }
    assertThat(written()).isEqualTo(3);
  }

  @Test
  void callsAreCountedAndStatementsRecordedWithoutTheirValues() {
    CLIENT.execute("SELECT :a", TestClient.text("a", "secret"));
    CLIENT.rollBack(CLIENT.begin());
    DataApiCalls calls = CLIENT.standIn.calls();
    assertThat(calls.count()).isEqualTo(3);
    assertThat(calls.count(DataApiOperation.EXECUTE_STATEMENT)).isOne();
    assertThat(calls.count(DataApiOperation.BEGIN_TRANSACTION)).isOne();
    assertThat(calls.count(DataApiOperation.COMMIT_TRANSACTION)).isZero();
    assertThat(calls.count(DataApiOperation.ROLLBACK_TRANSACTION)).isOne();
    assertThat(calls.statements()).containsExactly("SELECT :a");
  }

  private static long written() {
    return CLIENT.valueOf("SELECT count(*) FROM written").longValue();
  }
}
