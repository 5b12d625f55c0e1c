package dev.accounts.sql;

import static dev.accounts.sql.ScriptedTransport.FailureOf.kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.application.port.RepositoryException.Cause;
import dev.accounts.testkit.fixture.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inside a transaction of the caller there is one attempt, whatever becomes of it. */
class OnceTest {
  private final ManualTime time = new ManualTime();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final List<CallReport> reports = new ArrayList<>();
  private final SqlDatabase database = RetryingDatabase.once(transport, reports::add);

  @Test
  void anAttemptThatGoesWellGivesItsRows() {
    assertThat(database.run(SqlCall.read("READ"), in(Duration.ofSeconds(1))))
        .isEqualTo(ScriptedTransport.ROWS);
  }

  @ParameterizedTest
  @CsvSource({
    "RESUMING,    false, UNAVAILABLE, NO,      15",
    "RESUMING,    true,  UNAVAILABLE, NO,      15",
    "NOT_APPLIED, false, UNAVAILABLE, NO,      2",
    "NOT_APPLIED, true,  UNAVAILABLE, NO,      2",
    "NOT_WRITABLE, false, UNAVAILABLE, NO,      2",
    "NOT_WRITABLE, true,  UNAVAILABLE, NO,      2",
    "IN_DOUBT,    false, UNAVAILABLE, NO,      2",
    "IN_DOUBT,    true,  UNAVAILABLE, UNKNOWN, 2",
    "UNREACHABLE, false, UNAVAILABLE, NO,      2",
    "UNREACHABLE, true,  UNAVAILABLE, NO,      2",
    "OUT_OF_TIME, false, UNAVAILABLE, NO,      2",
    "OUT_OF_TIME, true,  UNAVAILABLE, NO,      2",
    "TOO_LARGE,   true,  DEFECT,      UNKNOWN, 0",
    "REFUSED,     false, DEFECT,      NO,      0",
    "REFUSED,     true,  DEFECT,      NO,      0"
  })
  void anyFailureIsFinal(
      FailureKind failure, boolean writes, Cause reason, Applied applied, int retryAfter) {
    transport.fails(kind(failure));
    SqlCall call = writes ? SqlCall.write("WRITE") : SqlCall.read("READ");
    RepositoryException thrown =
        catchThrowableOfType(
            RepositoryException.class, () -> database.run(call, in(Duration.ofMinutes(1))));
    assertThat(thrown.reason()).isEqualTo(reason);
    assertThat(thrown.applied()).isEqualTo(applied);
    assertThat(thrown.retryAfter()).isEqualTo(Duration.ofSeconds(retryAfter));
    assertThat(transport.attempts()).isEqualTo(1);
    assertThat(time.passed()).isZero();
  }

  @Test
  void theListenerGetsAReportOfEachCallThatWasSent() {
    database.run(SqlCall.read("READ"), in(Duration.ofSeconds(1)));
    transport.fails(kind(FailureKind.IN_DOUBT));
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> database.run(SqlCall.write("WRITE"), in(Duration.ofSeconds(1))));
    assertThat(reports).extracting(CallReport::attempts).containsExactly(1, 1);
  }

  @Test
  void aReadThatIsTooLargeMayBeAskedForInSmallerParts() {
    transport.fails(kind(FailureKind.TOO_LARGE));
    assertThatExceptionOfType(ResultTooLarge.class)
        .isThrownBy(() -> database.run(SqlCall.read("READ"), in(Duration.ofMinutes(1))));
  }

  @Test
  void aCallPastItsDeadlineIsNotSent() {
    RetryPausesTest.assertTooLate(
        catchThrowableOfType(
            RepositoryException.class,
            () -> database.run(SqlCall.write("WRITE"), in(Duration.ZERO))));
    assertThat(transport.attempts()).isZero();
  }

  private Deadline in(Duration patience) {
    return Deadline.in(patience, time);
  }
}
