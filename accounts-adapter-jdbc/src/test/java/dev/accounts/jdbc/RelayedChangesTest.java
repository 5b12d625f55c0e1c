package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Feed;
import dev.accounts.application.port.Time;
import dev.accounts.domain.Account;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.RelayedChanges;
import dev.accounts.sql.RelayedChanges.Part;
import dev.accounts.sql.RetryingDatabase;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What is left for a relay, and how its position moves. */
class RelayedChangesTest {
  private final TestDatabase database = TestPostgres.newDatabase();
  private final TestTenant one = tenant();
  private final TestTenant two = tenant();
  private final RelayedChanges changes = changesFor("bus");

  @Test
  void aPositionMovesOnlyFromWhereItIsAndARepetitionFindsItDone() throws Exception {
    one.open("first");
    two.open("second");
    Part all = settled(changes, 2);
    Feed.Position half = all.feed().entries().getFirst().position();

    assertThat(moved(all.from(), half)).isTrue();
    assertThat(moved(all.from(), half)).as("again").isTrue();
    assertThat(moved(all.from(), all.feed().next())).as("a second relay").isFalse();
    assertThat(settled(changes, 1).from()).isEqualTo(half);
    assertThat(moved(half, all.feed().next())).isTrue();
    assertThat(moved(all.from(), half)).as("backwards").isFalse();
    assertThat(settled(changes, 0).waitingSince()).isEmpty();
  }

  @Test
  void eachBusHasAPositionOfItsOwn() throws Exception {
    one.open("account");
    Part all = settled(changes, 1);
    assertThat(moved(all.from(), all.feed().next())).isTrue();

    settled(changes, 0);
    settled(changesFor("another bus"), 1);
  }

  @Test
  void aRestoreEndsThePosition() throws Exception {
    Account account = one.open("account");
    Part before = settled(changes, 1);
    assertThat(moved(before.from(), before.feed().next())).isTrue();
    try (Connection owner = database.asOwner().getConnection()) {
      owner.createStatement().execute("SELECT accounts.begin_epoch()");
    }
    Part after = settled(changes, 1);

    assertThat(after.feed().entries().getFirst().event().after()).isEqualTo(account);
    assertThat(moved(before.feed().next(), before.feed().next())).as("of before").isFalse();
    assertThat(moved(after.from(), after.feed().next())).isTrue();
    settled(changes, 0);
  }

  @Test
  void whatIsCommittedLateComesBeforeWhatWasCommittedEarlier() throws Exception {
    try (Connection late = database.asApplication().getConnection()) {
      late.setAutoCommit(false);
      TestTenant slow = new TestTenant(JdbcAccountRepository.joining(() -> late));
      Account first = slow.open("first");
      Account second = two.open("second");
      Part part = changes.next(10, deadline());
      assertThat(part.feed().entries()).isEmpty();
      assertThat(part.waitingSince()).contains(second.created().at());
      late.commit();
      assertThat(settled(changes, 2).feed().entries())
          .extracting(entry -> entry.event().after())
          .containsExactly(first, second);
    }
  }

  private TestTenant tenant() {
    return new TestTenant(JdbcAccountRepository.over(database.asApplication()));
  }

  private RelayedChanges changesFor(String bus) {
    Jdbi owner = Jdbi.create(database.asOwner()).installPlugin(new PostgresTypes());
    return new RelayedChanges(
        new RetryingDatabase(new PooledTransport(owner), CallReport.Listener.NONE), bus);
  }

  private boolean moved(Feed.Position from, Feed.Position to) {
    return changes.moved(from, to, deadline());
  }

  /** Waits for the transactions of other tests. */
  private static Part settled(RelayedChanges changes, int count) throws InterruptedException {
    Deadline patience = Deadline.in(Duration.ofMinutes(10));
    Part part = changes.next(100, deadline());
    while (part.feed().entries().size() < count && patience.remaining().isPositive()) {
      Time.SYSTEM.sleep(Duration.ofMillis(20));
      part = changes.next(100, deadline());
    }
    assertThat(part.feed().entries()).hasSize(count);
    return part;
  }

  private static Deadline deadline() {
    return Deadline.in(Duration.ofMinutes(10));
  }
}
