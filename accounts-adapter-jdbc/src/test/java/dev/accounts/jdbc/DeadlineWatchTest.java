package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.accounts.application.port.Deadline;
import dev.accounts.testkit.fixture.ManualTime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeadlineWatchTest {
  private static final Duration FAR = Duration.ofHours(1);
  private static final Duration NEAR = Duration.ofMillis(20);

  private static final int CALLS = 1_000;
  private static final InheritableThreadLocal<String> CONTEXT = new InheritableThreadLocal<>();

  private final DeadlineWatch watch = new DeadlineWatch();
  private final BlockingQueue<String> rung = new LinkedBlockingQueue<>();

  @Test
  void allRingThatAreDueWhicheverWasSetFirst() throws InterruptedException {
    set("far", FAR);
    set("later", NEAR.multipliedBy(5));
    set("sooner", NEAR);
    assertThat(List.of(rung.take(), rung.take())).containsExactlyInAnyOrder("sooner", "later");
    assertThat(rung).isEmpty();
  }

  /** On a busy machine some ring before they are stopped, and their state says so. */
  @Test
  void anAlarmThatWasStoppedDoesNotRing() throws InterruptedException {
    List<Alarm> alarms = IntStream.range(0, 100).mapToObj(i -> set("stopped", NEAR)).toList();
    alarms.forEach(watch::stop);
    long before = alarms.stream().filter(alarm -> alarm.endInstead(() -> {})).count();
    set("last", NEAR);
    List<String> all = new ArrayList<>();
    do {
      all.add(rung.take());
    } while (!all.getLast().equals("last"));
    assertThat(all).hasSize((int) before + 1);
    assertThat(rung).isEmpty();
  }

  @Test
  void callsThatEndedLeaveNoThreadsBehind() throws IOException, InterruptedException {
    for (int i = 0; i < CALLS; i++) {
      watch.stop(set("ended", FAR.minusSeconds(i)));
    }
    long left = threads();
    for (int i = 0; i < 600 && left > CALLS / 2; i++) {
      Thread.sleep(50);
      left = threads();
    }
    assertThat(left).isLessThan(CALLS / 2);
  }

  /** Other tests in this process have some, too. */
  private static long threads() throws IOException {
    Path dump = Files.createTempDirectory("threads").resolve("dump.txt");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
    try (Stream<String> lines = Files.lines(dump)) {
      return lines.filter(line -> line.contains("\"accounts-deadline\"")).count();
    } finally {
      Files.delete(dump);
      Files.delete(dump.getParent());
    }
  }

  @Test
  void noAlarmRingsWithWhatIsBoundToTheThreadOfACaller() throws InterruptedException {
    ManualTime time = new ManualTime();
    CONTEXT.set("of this request");
    try {
      watch.start(new Alarm(Deadline.in(NEAR), this::ringWithContext));
      watch.start(new Alarm(Deadline.in(FAR, time), this::ringWithContext));
    } finally {
      CONTEXT.remove();
    }
    time.advance(FAR);
    assertThat(List.of(rung.take(), rung.take())).containsOnly("null");
  }

  private void ringWithContext() {
    rung.add(String.valueOf(CONTEXT.get()));
  }

  @Test
  void aThreadThatCannotBeStartedCostsNoLaterAlarm() throws InterruptedException {
    AtomicBoolean refuses = new AtomicBoolean(true);
    DeadlineWatch scarce =
        new DeadlineWatch(work -> {
          if (refuses.getAndSet(false)) {
            throw new OutOfMemoryError("unable to create a thread");
          }
          return Thread.ofVirtual().unstarted(work);
        });
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> scarce.start(new Alarm(Deadline.in(Duration.ZERO), () -> {})));
    scarce.start(new Alarm(Deadline.in(NEAR), () -> rung.add("later")));
    assertThat(rung.poll(1, TimeUnit.MINUTES)).isEqualTo("later");
  }

  @Test
  void anAlarmSetAfterAllOthersHaveRungRings() throws InterruptedException {
    set("first", NEAR);
    assertThat(rung.take()).isEqualTo("first");
    set("second", NEAR);
    assertThat(rung.take()).isEqualTo("second");
  }

  @Test
  void anotherTimePassesAsItsOwnerSays() throws InterruptedException {
    ManualTime time = new ManualTime();
    watch.start(new Alarm(Deadline.in(FAR, time), () -> rung.add("manual")));
    time.advance(FAR);
    assertThat(rung.take()).isEqualTo("manual");
  }

  @Test
  void theDeadlineEndsWhatItIsToEndNow() throws InterruptedException {
    Alarm alarm = new Alarm(Deadline.in(NEAR), () -> rung.add("then"));
    assertThat(alarm.endInstead(() -> rung.add("now"))).isFalse();
    watch.start(alarm);
    assertThat(rung.take()).isEqualTo("now");
    assertThat(alarm.endInstead(() -> rung.add("again"))).isTrue();
  }

  private Alarm set(String name, Duration patience) {
    Alarm alarm = new Alarm(Deadline.in(patience), () -> rung.add(name));
    watch.start(alarm);
    return alarm;
  }
}
