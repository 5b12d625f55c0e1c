package dev.accounts.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Deadline;
import dev.accounts.domain.Subject;
import dev.accounts.domain.TenantId;
import dev.accounts.testkit.fixture.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ManualTimeTest {
  private final ManualTime time = new ManualTime();

  @Test
  void clockTickerAndDeadlinesPassTogetherAndOnlyOnDemand() throws InterruptedException {
    Instant start = time.instant();
    Deadline deadline = Deadline.in(Duration.ofSeconds(5), time);
    assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(5));
    time.advance(Duration.ofSeconds(2));
    time.sleep(Duration.ofSeconds(2));
    assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(1));
    assertThat(time.instant()).isEqualTo(start.plusSeconds(4));
    assertThat(time.nanoTime()).isEqualTo(4_000_000_000L);
    time.advance(Duration.ofDays(1));
    assertThat(deadline.remaining()).isZero();
  }

  @Test
  void aCallerWhoWaitsAgainWaitsInTheSameTime() {
    Caller caller =
        new Caller(new TenantId("tenant"), new Subject("tester"), Deadline.in(Duration.ZERO, time));
    Deadline again = caller.waiting(Duration.ofSeconds(3)).deadline();
    assertThat(again.remaining()).isEqualTo(Duration.ofSeconds(3));
    assertThat(again.time()).isSameAs(time);
  }

  @Test
  void anInterruptedThreadDoesNotSleep() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> time.sleep(Duration.ofSeconds(1)));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(time.passed()).isZero();
  }

  @Test
  void workIsAwaitedUntilItIsDoneOrTheTimeRunsOut() throws Exception {
    Deadline deadline = Deadline.in(Duration.ofSeconds(1), time);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    FutureTask<String> hanging =
        new FutureTask<>(() -> {
          started.countDown();
          never.await();
          return "late";
        });
    Thread.ofVirtual().start(hanging);
    Thread.ofVirtual()
        .start(() -> {
          awaitQuietly(started);
          time.advance(Duration.ofSeconds(1));
        });
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> time.await(hanging, deadline));
    never.countDown();
    hanging.get();
    assertThat(time.await(hanging, deadline)).isEqualTo("late");
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() ->
            time.await(
                CompletableFuture.failedFuture(new IllegalStateException("failed")), deadline));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
