package dev.accounts.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void theDefaultWaitsInTheTimeOfThisMachine() {
    Deadline deadline = Deadline.in(MINUTE);
    assertThat(deadline.time()).isSameAs(Time.SYSTEM);
    assertThat(deadline.remaining()).isPositive().isLessThanOrEqualTo(MINUTE);
    assertThat(deadline.toString()).matches("in \\d+ ms");
    assertThat(Deadline.in(Duration.ofMillis(-1)).remaining()).isZero();
  }

  @Test
  void aLimitIsTheSameOnTheMachineUnlessATimeSaysOtherwise() {
    assertThat(Time.SYSTEM.onMachine(MINUTE)).isEqualTo(MINUTE);
    assertThat(Deadline.in(MINUTE).remainingOnMachine()).isPositive().isLessThanOrEqualTo(MINUTE);
  }

  @Test
  void aCallerWaitsForHalfAMinuteByDefault() {
    Caller caller = Caller.of("tenant", "subject");
    assertThat(caller.deadline().remaining())
        .isPositive()
        .isLessThanOrEqualTo(Duration.ofSeconds(30));
    Caller patient = caller.waiting(Duration.ofHours(1));
    assertThat(patient.deadline().remaining()).isGreaterThan(MINUTE);
    assertThat(patient.tenant()).isEqualTo(caller.tenant());
    assertThat(patient.subject()).isEqualTo(caller.subject());
  }

  @Test
  void theTimeOfThisMachineGoesOnWhileSomeoneSleeps() throws Exception {
    Instant instant = Time.SYSTEM.instant();
    long nanos = Time.SYSTEM.nanoTime();
    Time.SYSTEM.sleep(Duration.ofMillis(1));
    assertThat(Time.SYSTEM.nanoTime() - nanos).isGreaterThanOrEqualTo(1_000_000);
    assertThat(Time.SYSTEM.instant()).isAfterOrEqualTo(instant);
  }

  @Test
  void workIsAwaitedNoLongerThanItsCallerWaits() throws Exception {
    CompletableFuture<String> work = new CompletableFuture<>();
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> Time.SYSTEM.await(work, Deadline.in(Duration.ofMillis(1))));
    work.complete("done");
    assertThat(Time.SYSTEM.await(work, Deadline.in(Duration.ZERO))).isEqualTo("done");
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() ->
            Time.SYSTEM.await(
                CompletableFuture.failedFuture(new IllegalStateException("failed")),
                Deadline.in(MINUTE)));
  }
}
