package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.Deadline;
import dev.accounts.testkit.fixture.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeadlineWatchTest {
  private static final Duration FAR = Duration.ofHours(1);
  private static final Duration NEAR = Duration.ofMillis(20);

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

  @Test
  void anAlarmThatWasStoppedDoesNotRing() throws InterruptedException {
    List<Alarm> stopped = IntStream.range(0, 100).mapToObj(i -> set("stopped", NEAR)).toList();
    stopped.forEach(watch::stop);
    set("last", NEAR);
    assertThat(rung.take()).isEqualTo("last");
    assertThat(rung).isEmpty();
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
