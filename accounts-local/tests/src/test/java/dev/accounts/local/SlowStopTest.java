package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Time;
import dev.accounts.local.postgres.LocalPostgres;
import dev.accounts.local.start.DataDirectory;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.UnhurriedTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A database that takes too long to stop is stopped at once, and ended when it does not even do
 * that: what was committed is there at the next start, which needs no help.
 */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
final class SlowStopTest {
  private static final Duration TO_STOP = Duration.ofMillis(2500);
  private static final Duration ENOUGH = Duration.ofMinutes(5);

  private final Path data = DataDirectories.used("slow-stop");
  private final Path log = data.resolve("postgres.log");

  @Test
  void whatTakesTooLongIsStoppedAtOnce() throws Exception {
    HeldTime time = new HeldTime();
    try (DataDirectory directory = DataDirectory.open(data)) {
      LocalPostgres postgres = LocalPostgres.start(directory, time, line -> {});
      commitARow(postgres);
      Thread session = Thread.ofVirtual().start(() -> runWhatDoesNotEnd(postgres));
      await(() -> Files.exists(data.resolve("runs")));
      CompletableFuture<Void> stop = CompletableFuture.runAsync(postgres::close);
      awaitLogged("received fast shutdown request", stop);
      time.manual.advance(TO_STOP.minusNanos(1));
      assertThat(stop).isNotDone();
      assertThat(log).content().doesNotContain("immediate shutdown");
      time.manual.advance(Duration.ofNanos(1));
      awaitLogged("received immediate shutdown request", stop);
      assertThat(stop)
          .failsWithin(ENOUGH)
          .withThrowableThat()
          .withMessageContaining("did not stop in time and was ended; the next start recovers");
      assertThat(log).content().contains("database system is shut down");
      Stopped.nothingRuns(data);
      session.join();
    }
    assertTheRowIsThere();
  }

  @Test
  void whatDoesNotEvenStopAtOnceIsEnded() throws Exception {
    try (DataDirectory directory = DataDirectory.open(data)) {
      LocalPostgres postgres = LocalPostgres.start(directory, new ManualTime(), line -> {});
      commitARow(postgres);
      Shell.run(
          "kill -STOP " + Files.readAllLines(data.resolve("pgdata/postmaster.pid")).getFirst());
      assertThatThrownBy(postgres::close).hasMessageContaining("the next start recovers its data");
      assertThat(log).content().doesNotContain("shutdown request");
      Stopped.nothingRuns(data);
    }
    assertTheRowIsThere();
  }

  private static void commitARow(LocalPostgres postgres) throws SQLException {
    try (Connection connection = postgres.superuser().getConnection()) {
      connection.createStatement().execute("CREATE TABLE kept AS SELECT 7 AS number");
    }
  }

  /** A program that a session waits for, and that does not end when it is asked to. */
  private void runWhatDoesNotEnd(LocalPostgres postgres) {
    String program = "trap \"\" TERM; touch " + data.resolve("runs") + "; sleep 600";
    try (Connection connection = postgres.superuser().getConnection()) {
      connection.createStatement().execute("COPY (SELECT 1) TO PROGRAM '" + program + "'");
    } catch (SQLException ended) {
      // as it must
    }
  }

  private void assertTheRowIsThere() throws SQLException {
    try (DataDirectory directory = DataDirectory.open(data);
        LocalPostgres again =
            LocalPostgres.start(
                directory,
                UnhurriedTime.OF_TESTS,
                line -> assertThat(line).startsWith("Starting"))) {
      assertThat(log).content().contains("not properly shut down; automatic recovery in progress");
      try (Connection connection = again.superuser().getConnection();
          ResultSet kept = connection.createStatement().executeQuery("TABLE kept")) {
        assertThat(kept.next()).isTrue();
      }
    }
  }

  private void awaitLogged(String words, Future<?> stop) throws Exception {
    await(() -> stop.isDone() || Files.readString(log).contains(words));
    assertThat(log).content().contains(words);
  }

  private static void await(Callable<Boolean> state) throws Exception {
    Deadline end = Deadline.in(ENOUGH);
    while (!state.call()) {
      assertThat(end.remaining()).isPositive();
      Time.SYSTEM.sleep(Duration.ofMillis(10));
    }
  }

  /** Time that passes when the test says so; those who sleep look again soon. */
  private static final class HeldTime implements Time {
    private final ManualTime manual = new ManualTime();

    @Override
    public Instant instant() {
      return manual.instant();
    }

    @Override
    public long nanoTime() {
      return manual.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      SYSTEM.sleep(duration);
    }

    @Override
    public <T> T await(Future<T> work, Deadline deadline)
        throws InterruptedException, ExecutionException, TimeoutException {
      return manual.await(work, deadline);
    }

    @Override
    public Duration onMachine(Duration limit) {
      return manual.onMachine(limit);
    }
  }
}
