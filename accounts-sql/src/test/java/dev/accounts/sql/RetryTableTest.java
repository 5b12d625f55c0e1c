package dev.accounts.sql;

import static dev.accounts.sql.ScriptedTransport.FailureOf.kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.application.port.RepositoryException.Cause;
import dev.accounts.testkit.fixture.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * For every failure of a read or a write, with and without an earlier attempt in doubt: whether
 * there is another attempt, and what the caller learns when there is none.
 */
class RetryTableTest {
  private final ManualTime time = new ManualTime();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final List<CallReport> reports = new ArrayList<>();
  private final SqlDatabase database = new RetryingDatabase(transport, reports::add, Chance.LEAST);

  /** Why there is no further attempt. */
  private enum End {
    NO_TIME_IS_LEFT,
    ALL_ATTEMPTS_FAILED,
    THE_THREAD_WAS_INTERRUPTED
  }

  @AfterEach
  void clearInterruption() {
    Thread.interrupted();
  }

  @ParameterizedTest
  @CsvSource({
    "RESUMING,    false, false",
    "RESUMING,    false, true ",
    "RESUMING,    true,  false",
    "RESUMING,    true,  true ",
    "NOT_APPLIED, false, false",
    "NOT_APPLIED, false, true ",
    "NOT_APPLIED, true,  false",
    "NOT_APPLIED, true,  true ",
    "NOT_WRITABLE, false, false",
    "NOT_WRITABLE, false, true ",
    "NOT_WRITABLE, true,  false",
    "NOT_WRITABLE, true,  true ",
    "IN_DOUBT,    false, false",
    "IN_DOUBT,    false, true ",
    "IN_DOUBT,    true,  false",
    "IN_DOUBT,    true,  true ",
    "UNREACHABLE, true,  true "
  })
  void whatMayPassIsTriedAgainWithinTheTime(FailureKind failure, boolean writes, boolean inDoubt) {
    if (inDoubt) {
      transport.fails(kind(FailureKind.IN_DOUBT));
    }
    transport.fails(kind(failure));
    assertThat(database.run(call(writes), in(Duration.ofSeconds(20))))
        .isEqualTo(ScriptedTransport.ROWS);
    assertThat(transport.attempts()).isEqualTo(inDoubt ? 3 : 2);
    assertThat(reports).hasSize(1);
    assertThat(reports.getFirst().attempts()).isEqualTo(inDoubt ? 3 : 2);
    assertThat(reports.getFirst().resolvedDoubt())
        .isEqualTo(writes && (inDoubt || failure == FailureKind.IN_DOUBT));
  }

  @ParameterizedTest
  @CsvSource({
    "RESUMING,    false, false, UNAVAILABLE, NO,      15",
    "RESUMING,    false, true,  UNAVAILABLE, NO,      15",
    "RESUMING,    true,  false, UNAVAILABLE, NO,      15",
    "RESUMING,    true,  true,  UNAVAILABLE, UNKNOWN, 15",
    "NOT_APPLIED, false, false, UNAVAILABLE, NO,      2",
    "NOT_APPLIED, false, true,  UNAVAILABLE, NO,      2",
    "NOT_APPLIED, true,  false, UNAVAILABLE, NO,      2",
    "NOT_APPLIED, true,  true,  UNAVAILABLE, UNKNOWN, 2",
    "NOT_WRITABLE, false, false, UNAVAILABLE, NO,      2",
    "NOT_WRITABLE, false, true,  UNAVAILABLE, NO,      2",
    "NOT_WRITABLE, true,  false, UNAVAILABLE, NO,      2",
    "NOT_WRITABLE, true,  true,  UNAVAILABLE, UNKNOWN, 2",
    "IN_DOUBT,    false, false, UNAVAILABLE, NO,      2",
    "IN_DOUBT,    false, true,  UNAVAILABLE, NO,      2",
    "IN_DOUBT,    true,  false, UNAVAILABLE, UNKNOWN, 2",
    "IN_DOUBT,    true,  true,  UNAVAILABLE, UNKNOWN, 2",
    "UNREACHABLE, true,  true,  UNAVAILABLE, UNKNOWN, 2"
  })
  void whatMayPassAndDoesNotIsReportedAsWhatItIs(
      FailureKind failure,
      boolean writes,
      boolean inDoubt,
      Cause reason,
      Applied applied,
      int retryAfter) {
    for (End end : End.values()) {
      if (hasNoLastAttempt(failure) && end == End.ALL_ATTEMPTS_FAILED) {
        continue; // see RetryPausesTest
      }
      reports.clear();
      int before = transport.attempts();
      int attempts = script(failure, inDoubt, end);
      Throwable thrown =
          catchThrowable(() -> database.run(call(writes), in(Duration.ofSeconds(20))));
      assertIs(thrown, reason, applied, retryAfter);
      assertThat(transport.attempts() - before).as(end.name()).isEqualTo(attempts);
      assertReport(attempts);
      assertThat(Thread.interrupted())
          .as(end.name())
          .isEqualTo(end == End.THE_THREAD_WAS_INTERRUPTED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UNREACHABLE, false, false, UNAVAILABLE, NO,      2",
    "UNREACHABLE, false, true,  UNAVAILABLE, NO,      2",
    "UNREACHABLE, true,  false, UNAVAILABLE, NO,      2",
    "OUT_OF_TIME, false, false, UNAVAILABLE, NO,      2",
    "OUT_OF_TIME, false, true,  UNAVAILABLE, NO,      2",
    "OUT_OF_TIME, true,  false, UNAVAILABLE, NO,      2",
    "OUT_OF_TIME, true,  true,  UNAVAILABLE, UNKNOWN, 2",
    "TOO_LARGE,   true,  false, DEFECT,      UNKNOWN, 0",
    "TOO_LARGE,   true,  true,  DEFECT,      UNKNOWN, 0",
    "REFUSED,     false, false, DEFECT,      NO,      0",
    "REFUSED,     false, true,  DEFECT,      NO,      0",
    "REFUSED,     true,  false, DEFECT,      NO,      0",
    "REFUSED,     true,  true,  DEFECT,      UNKNOWN, 0"
  })
  void whatDoesNotPassIsNotTriedAgain(
      FailureKind failure,
      boolean writes,
      boolean inDoubt,
      Cause reason,
      Applied applied,
      int retryAfter) {
    int attempts = script(failure, inDoubt, End.NO_TIME_IS_LEFT);
    Throwable thrown = catchThrowable(() -> database.run(call(writes), in(Duration.ofDays(1))));
    assertIs(thrown, reason, applied, retryAfter);
    assertThat(transport.attempts()).isEqualTo(attempts);
    assertReport(attempts);
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aReadThatIsTooLargeMayBeAskedForInSmallerParts(boolean inDoubt) {
    int attempts = script(FailureKind.TOO_LARGE, inDoubt, End.NO_TIME_IS_LEFT);
    Throwable thrown = catchThrowable(() -> database.run(call(false), in(Duration.ofDays(1))));
    assertThat(thrown)
        .isInstanceOf(ResultTooLarge.class)
        .hasMessage("The result is larger than the transport carries")
        .cause()
        .isInstanceOf(AttemptFailed.class);
    assertReport(attempts);
  }

  private static boolean hasNoLastAttempt(FailureKind failure) {
    return failure == FailureKind.RESUMING || failure == FailureKind.NOT_WRITABLE;
  }

  /** Scripts the failure as the last, and says how many attempts there will be. */
  private int script(FailureKind failure, boolean inDoubt, End end) {
    if (inDoubt) {
      transport.fails(kind(FailureKind.IN_DOUBT));
    }
    int before = inDoubt ? 1 : 0;
    return switch (end) {
      case NO_TIME_IS_LEFT -> {
        transport.fails(kind(failure), () -> time.advance(Duration.ofMillis(19_800)));
        yield before + 1;
      }
      case ALL_ATTEMPTS_FAILED -> {
        transport.failsTimes(12 - before, kind(failure));
        yield 12;
      }
      case THE_THREAD_WAS_INTERRUPTED -> {
        transport.fails(kind(failure), Thread.currentThread()::interrupt);
        yield before + 1;
      }
    };
  }

  private static void assertIs(Throwable thrown, Cause reason, Applied applied, int retryAfter) {
    assertThat(thrown)
        .isInstanceOf(RepositoryException.class)
        .hasMessage(ScriptedTransport.FailureOf.MESSAGE)
        .hasCauseInstanceOf(AttemptFailed.class);
    RepositoryException failure = (RepositoryException) thrown;
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.applied()).isEqualTo(applied);
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(retryAfter));
  }

  private void assertReport(int attempts) {
    assertThat(reports).hasSize(1);
    assertThat(reports.getFirst().attempts()).isEqualTo(attempts);
    assertThat(reports.getFirst().resolvedDoubt()).isFalse();
  }

  private Deadline in(Duration patience) {
    return Deadline.in(patience, time);
  }

  private static SqlCall call(boolean writes) {
    return writes ? SqlCall.write("WRITE") : SqlCall.read("READ");
  }
}
