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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a library throws that no transport expects leaves open whether the statement was run. */
class UnexpectedFailureTest {
  private static final SqlCall WRITE = SqlCall.write("WRITE");
  private final ManualTime time = new ManualTime();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final SqlDatabase database =
      new RetryingDatabase(transport, CallReport.Listener.NONE, Chance.LEAST);

  static Stream<Throwable> unexpected() {
    return Stream.of(
        new IllegalStateException("a row of the database"),
        new LinkageError("a class is missing"),
        new Exception("a checked exception that is not declared"));
  }

  @ParameterizedTest
  @MethodSource("unexpected")
  void itIsRetriedLikeALostConnection(Throwable unexpected) {
    transport.breaks(unexpected);
    assertThat(run(WRITE)).isEqualTo(ScriptedTransport.ROWS);
    assertThat(transport.attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("unexpected")
  void aWriteMayHaveBeenAppliedWhateverFollows(Throwable unexpected) {
    transport.breaks(unexpected).fails(kind(FailureKind.REFUSED));
    RepositoryException failure = catchThrowableOfType(RepositoryException.class, () -> run(WRITE));
    assertThat(failure.reason()).isEqualTo(Cause.DEFECT);
    assertThat(failure.applied()).isEqualTo(Applied.UNKNOWN);
  }

  @ParameterizedTest
  @MethodSource("unexpected")
  void anAttemptThatMayHaveBeenAppliedIsNotForgotten(Throwable unexpected) {
    transport.fails(kind(FailureKind.IN_DOUBT));
    for (int more = 0; more < 11; more++) {
      transport.breaks(unexpected);
    }
    assertInDoubt(catchThrowableOfType(RepositoryException.class, () -> run(WRITE)));
    assertThat(transport.attempts()).isEqualTo(12);
  }

  @ParameterizedTest
  @MethodSource("unexpected")
  void inATransactionOfTheCallerThereIsStillOneAttempt(Throwable unexpected) {
    transport.breaks(unexpected);
    SqlDatabase once = RetryingDatabase.once(transport, CallReport.Listener.NONE);
    assertInDoubt(
        catchThrowableOfType(
            RepositoryException.class,
            () -> once.run(WRITE, Deadline.in(Duration.ofMinutes(1), time))));
    assertThat(transport.attempts()).isEqualTo(1);
  }

  @Test
  void aVirtualMachineThatIsOutOfOrderIsNotForACallToHandle() {
    transport.breaks(new OutOfMemoryError("planted"));
    assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> run(WRITE));
  }

  @Test
  void aListenerThatFailsDoesNotHideWhatWasWritten() {
    SqlDatabase reporting =
        new RetryingDatabase(
            transport,
            report -> {
              throw new IllegalStateException("the listener is broken");
            });
    assertThat(reporting.run(WRITE, Deadline.in(Duration.ofMinutes(1), time)))
        .isEqualTo(ScriptedTransport.ROWS);
  }

  private Object run(SqlCall call) {
    return database.run(call, Deadline.in(Duration.ofMinutes(1), time));
  }

  private static void assertInDoubt(RepositoryException failure) {
    assertThat(failure)
        .hasMessage("The call of the database broke unexpectedly")
        .hasStackTraceContaining("UnexpectedFailureTest");
    assertThat(failure.reason()).isEqualTo(Cause.UNAVAILABLE);
    assertThat(failure.applied()).isEqualTo(Applied.UNKNOWN);
    assertThat(failure.retryAfter()).isPositive();
  }
}
