package dev.accounts.sql;

import static dev.accounts.sql.ScriptedTransport.FailureOf.kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.testkit.fixture.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long the pauses between attempts are, and when there is no time for one. */
class RetryPausesTest {
  private static final SqlCall READ = SqlCall.read("READ");

  private final ManualTime time = new ManualTime();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final List<CallReport> reports = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(names = {"NOT_APPLIED", "IN_DOUBT"})
  void pausesDoubleUpToASecondAndHalfOfEachIsLeftToChance(FailureKind failure) {
    transport.failsTimes(11, kind(failure));
    run(Chance.MOST, Duration.ofMinutes(1));
    assertThat(transport.pauses())
        .isEqualTo(millis(20, 40, 80, 160, 320, 640, 1000, 1000, 1000, 1000, 1000));
    ScriptedTransport least = new ScriptedTransport().failsTimes(11, kind(failure));
    new RetryingDatabase(least, CallReport.Listener.NONE, Chance.LEAST)
        .run(READ, Deadline.in(Duration.ofMinutes(1), time));
    assertThat(least.pauses()).isEqualTo(millis(10, 20, 40, 80, 160, 320, 500, 500, 500, 500, 500));
  }

  @Test
  void aDatabaseThatResumesIsLeftAloneForLongerAndIsWaitedForAsLongAsThereIsTime() {
    transport.failsTimes(100, kind(FailureKind.RESUMING));
    run(Chance.MOST, Duration.ofMinutes(10));
    assertThat(transport.pauses().subList(0, 5)).isEqualTo(millis(400, 800, 1600, 3000, 3000));
    assertThat(transport.pauses().subList(5, 100)).containsOnly(Duration.ofSeconds(3));
    assertThat(transport.attempts()).isEqualTo(101);
  }

  @Test
  void resumingDoesNotCountAmongTheOtherFailures() {
    transport
        .fails(kind(FailureKind.RESUMING))
        .fails(kind(FailureKind.NOT_APPLIED))
        .fails(kind(FailureKind.RESUMING))
        .failsTimes(10, kind(FailureKind.NOT_APPLIED));
    run(Chance.MOST, Duration.ofMinutes(1));
    assertThat(transport.pauses().subList(0, 5)).isEqualTo(millis(400, 20, 800, 40, 80));
    assertThat(reports.getFirst().attempts()).isEqualTo(14);
    assertThat(reports.getFirst().waitedForResume()).isEqualTo(Duration.ofMillis(1200));
  }

  @Test
  void connectionsThatTakeNoWritesAreGivenUpInAShortTimeAndForAsLongAsThereIsTime() {
    transport.failsTimes(100, kind(FailureKind.NOT_WRITABLE));
    run(Chance.MOST, Duration.ofMinutes(10));
    assertThat(transport.pauses().subList(0, 20)).containsOnly(Duration.ofMillis(20));
    assertThat(transport.pauses().subList(20, 26)).isEqualTo(millis(20, 40, 80, 160, 320, 640));
    assertThat(transport.pauses().subList(26, 100)).containsOnly(Duration.ofSeconds(1));
  }

  @Test
  void theTwelfthFailureIsTheLast() {
    transport.failsTimes(12, kind(FailureKind.NOT_APPLIED));
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> run(Chance.LEAST, Duration.ofMinutes(1)));
    assertThat(transport.attempts()).isEqualTo(12);
  }

  @Test
  void aServerThatIsAwayIsWaitedForByAWriteInDoubtAndByNoOther() {
    transport.fails(kind(FailureKind.IN_DOUBT)).failsTimes(10, kind(FailureKind.UNREACHABLE));
    new RetryingDatabase(transport, reports::add, Chance.MOST)
        .run(SqlCall.write("WRITE"), Deadline.in(Duration.ofMinutes(1), time));
    assertThat(transport.pauses())
        .isEqualTo(millis(20, 40, 80, 160, 320, 640, 1000, 1000, 1000, 1000, 1000));
    assertThat(reports.getFirst().resolvedDoubt()).isTrue();

    transport.fails(kind(FailureKind.IN_DOUBT)).fails(kind(FailureKind.UNREACHABLE));
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> run(Chance.MOST, Duration.ofMinutes(1)));
    assertThat(transport.attempts()).isEqualTo(12 + 2);
  }

  @Test
  void anAttemptThatCouldNotEndInTimeIsNotBegun() {
    transport.fails(kind(FailureKind.NOT_APPLIED));
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> run(Chance.MOST, Duration.ofMillis(220)));
    assertThat(transport.attempts()).isEqualTo(1);
    assertThat(time.passed()).isZero();

    transport.fails(kind(FailureKind.NOT_APPLIED));
    run(Chance.MOST, Duration.ofMillis(220).plusNanos(1));
    assertThat(transport.attempts()).isEqualTo(3);
    assertThat(time.passed()).isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void aCallPastItsDeadlineIsNotSentAndNotReported() {
    RepositoryException failure =
        catchThrowableOfType(RepositoryException.class, () -> run(Chance.LEAST, Duration.ZERO));
    assertTooLate(failure);
    assertThat(transport.attempts()).isZero();
    assertThat(reports).isEmpty();
  }

  static void assertTooLate(RepositoryException failure) {
    assertThat(failure).hasMessage("The deadline had passed before the database was asked");
    assertThat(failure.reason()).isEqualTo(RepositoryException.Cause.UNAVAILABLE);
    assertThat(failure.applied()).isEqualTo(Applied.NO);
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(2));
  }

  /** Without it, all who failed together would fail together again. */
  @Test
  void callersSpread() {
    Set<Duration> pauses = new HashSet<>();
    for (int caller = 0; caller < 200; caller++) {
      ScriptedTransport own = new ScriptedTransport().failsTimes(11, kind(FailureKind.IN_DOUBT));
      new RetryingDatabase(own, CallReport.Listener.NONE)
          .run(READ, Deadline.in(Duration.ofMinutes(1), time));
      pauses.add(own.pauses().getLast());
    }
    assertThat(pauses)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            pause -> assertThat(pause).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1)));
  }

  private void run(Chance chance, Duration patience) {
    new RetryingDatabase(transport, reports::add, chance).run(READ, Deadline.in(patience, time));
  }

  private static List<Duration> millis(long... millis) {
    return LongStream.of(millis).mapToObj(Duration::ofMillis).toList();
  }
}
