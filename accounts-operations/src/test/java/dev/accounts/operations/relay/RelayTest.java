package dev.accounts.operations.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Time;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.NewAccount;
import dev.accounts.operations.relay.EventBridgeStandIn.Fault;
import dev.accounts.testkit.fixture.ManualTime;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a relay does with each kind of trouble. */
@Timeout(600)
class RelayTest {
  private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);
  private final RelayFixture fixture = new RelayFixture(fault::get);

  @AfterEach
  void close() {
    fixture.close();
    assertThat(fixture.bus.brokenRules()).isEmpty();
  }

  @Test
  void changesOfAllTenantsComeOnceAndInTheirOrder() throws Exception {
    Account first = opened("one", "first");
    opened("two", "second");
    fixture.accounts.change(
        Caller.of("one", "tester"), first.id(), first.version(), Edit.NOTHING.rename("renamed"));

    assertThat(relayed(Time.SYSTEM)).isEqualTo(3);
    assertThat(relayed(Time.SYSTEM)).isZero();
    assertThat(fixture.arrived()).containsExactlyElementsOf(fixture.stored());
    assertThat(fixture.bus.details().getLast().at("/before/name").asString()).isEqualTo("first");
    assertThat(fixture.bus.details().getLast().at("/after/name").asString()).isEqualTo("renamed");
  }

  @Test
  void whatTheBusRefusesForEverGoesToTheDeadLettersAndTheRestArrives() throws Exception {
    opened("one", "before");
    Account refused = opened("one", "unwanted");
    opened("one", "after");
    fault.set(Fault.DISLIKES);

    assertThat(relayed(Time.SYSTEM)).isEqualTo(3);
    assertThat(fixture.arrived()).hasSize(2);
    assertThat(fixture.bus.deadLetters())
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.get("reason").asString()).isEqualTo("MalformedDetail");
          assertThat(letter.get("accountId").asString()).isEqualTo(refused.id().toString());
          assertThat(letter.toString()).doesNotContain("unwanted");
        });
  }

  @Test
  void whatIsTooLargeGoesToTheDeadLettersWithoutBeingSent() throws Exception {
    opened("one", "small");
    opened("one", "x".repeat(200));

    assertThat(relayed(fixture.relay(fixture.overDataApi(), 700), Time.SYSTEM)).isEqualTo(2);
    assertThat(fixture.arrived()).hasSize(1);
    assertThat(fixture.bus.deadLetters())
        .extracting(letter -> letter.get("reason").asString())
        .containsExactly("TooLarge");
  }

  @Test
  void aBusThatTakesNothingIsLeftAloneAndNothingIsLost() throws Exception {
    opened("one", "account");
    fault.set(Fault.DENIES);
    assertThatExceptionOfType(RelayFailed.class)
        .isThrownBy(() -> relayed(Time.SYSTEM))
        .withMessageContaining("AccessDeniedException");
    assertThat(fixture.bus.deadLetters()).isEmpty();

    fault.set(Fault.NONE);
    assertThat(relayed(Time.SYSTEM)).isEqualTo(1);
  }

  @Test
  void aBusThatIsNotThereTakesNothingAway() throws Exception {
    opened("one", "account");
    fixture.bus.remove();

    assertThatExceptionOfType(RelayFailed.class)
        .isThrownBy(() -> relayed(Time.SYSTEM))
        .withMessageContaining("ResourceNotFoundException");
    assertThat(fixture.asOwner("SELECT count(*) FROM accounts.relay_position"))
        .containsExactly("0");
  }

  @Test
  void nothingOfATenantThatIsBeingErasedIsSent() throws Exception {
    opened("erased", "secret");
    opened("erased", "another secret");
    opened("one", "account");
    fixture.asOwner("SELECT CAST(t AS text) FROM accounts.erase_tenant('erased', 'me', 1) t");

    assertThat(relayed(Time.SYSTEM)).isEqualTo(1);
    assertThat(fixture.bus.details()).singleElement().asString().doesNotContain("secret");
  }

  @Test
  void aBusThatThrottlesIsTriedUntilTheDeadlineIsNearAndThatIsAFailure() {
    opened("one", "account");
    fault.set(Fault.THROTTLES);
    ManualTime time = new ManualTime();

    assertThatExceptionOfType(RelayFailed.class)
        .isThrownBy(() -> relayed(time))
        .withMessageContaining("ThrottlingException");
    assertThat(time.passed()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
  }

  @Test
  void afterARestoreAllChangesComeAgainInAnotherEpoch() throws Exception {
    opened("one", "account");
    assertThat(relayed(Time.SYSTEM)).isEqualTo(1);
    fixture.asOwner("SELECT CAST(accounts.begin_epoch() AS text)");

    assertThat(relayed(Time.SYSTEM)).isEqualTo(1);
    assertThat(fixture.arrived()).hasSize(2).containsOnly(fixture.stored().getFirst());
    assertThat(fixture.bus.details()).extracting(it -> it.get("epoch")).doesNotHaveDuplicates();
  }

  @Test
  void aChangeThatWaitsForAnOpenTransactionIsReportedAndComesLater() throws Exception {
    try (Connection open = fixture.database.asApplication().getConnection()) {
      open.setAutoCommit(false);
      open.createStatement().execute("SELECT pg_current_xact_id()"); // the feed waits for it
      opened("one", "account");
      RelayReport waiting = fixture.relay().run(Deadline.in(Duration.ofMinutes(1)));
      assertThat(waiting.sent()).isZero();
      assertThat(waiting.waitingSince()).isPresent();
      open.rollback();
    }
    assertThat(relayed(Time.SYSTEM)).isEqualTo(1);
  }

  private int relayed(Time time) throws InterruptedException {
    return relayed(fixture.relay(), time);
  }

  /** Until nothing waits any more for a transaction of another test. */
  private static int relayed(Relay relay, Time time) throws InterruptedException {
    int sent = 0;
    for (boolean waits = true; waits; ) {
      RelayReport report = relay.run(Deadline.in(Duration.ofMinutes(1), time));
      sent += report.sent();
      waits = report.waitingSince().isPresent();
      if (waits) {
        Time.SYSTEM.sleep(Duration.ofMillis(20));
      }
    }
    return sent;
  }

  private Account opened(String tenant, String name) {
    return fixture.accounts.open(
        Caller.of(tenant, "tester"), NewAccount.domestic("EUR", Details.named(name)));
  }
}
