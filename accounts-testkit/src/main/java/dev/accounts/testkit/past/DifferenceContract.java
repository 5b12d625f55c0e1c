package dev.accounts.testkit.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.Page;
import dev.accounts.application.port.PageRequest;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Version;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Difference;
import dev.accounts.domain.past.Difference.Kind;
import dev.accounts.domain.past.Period;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What differs between two instants. */
public interface DifferenceContract extends Contract {

  @Test
  default void aDifferenceSaysWhatBecameOfEachAccount() {
    ManualTime time = new ManualTime();
    TestTenant tenant = new TestTenant(repository(), time);
    Account same = tenant.open("same");
    Account renamed = tenant.open("renamed");
    Account moved = tenant.open("moved");
    Account updated = tenant.open("updated");
    Account frozen = tenant.open("frozen");
    Account unfrozen = tenant.freeze(tenant.open("unfrozen"));
    Account closed = tenant.open("closed");
    Account reopened = tenant.close(tenant.open("reopened"));
    Account deleted = tenant.open("deleted");
    Account all = tenant.open("all");
    Instant from = passed(time);
    tenant.rename(tenant.rename(same, "changed"), "same");
    tenant.rename(renamed, "other name");
    tenant.move(moved, same);
    tenant.change(updated, Edit.NOTHING.renumber("1"));
    tenant.freeze(frozen);
    tenant.unfreeze(unfrozen);
    tenant.close(closed);
    tenant.reopen(reopened);
    tenant.delete(deleted);
    tenant.freeze(
        tenant.change(all, Edit.NOTHING.rename("all of it").moveUnder(same.id()).renumber("2")));
    Account opened = tenant.open("opened");
    tenant.delete(tenant.open("opened and deleted"));
    Instant to = passed(time);
    tenant.open("later");
    tenant.rename(opened, "later too");

    List<Difference> differences = differences(tenant, from, AsOf.at(to));
    assertThat(differences).extracting(Difference::id).isSorted();
    assertThat(differences)
        .extracting(one -> one.before().or(one::after).orElseThrow().name() + " " + one.kinds())
        .containsExactly(
            "renamed [RENAMED]",
            "moved [MOVED]",
            "updated [UPDATED]",
            "frozen [FROZEN]",
            "unfrozen [UNFROZEN]",
            "closed [CLOSED]",
            "reopened [REOPENED]",
            "deleted [DELETED]",
            "all [RENAMED, MOVED, UPDATED, FROZEN]",
            "opened [OPENED]");
    assertThat(differences.getFirst().before()).contains(renamed);
    assertThat(differences.getFirst().after()).contains(tenant.stored(renamed));
    assertThat(differences.get(7).after()).isEmpty();
    assertThat(differences.getLast().before()).isEmpty();
    assertThat(differences(tenant, to, AsOf.at(to))).isEmpty();
    assertThat(differences(tenant, to, AsOf.NOW))
        .extracting(Difference::kinds)
        .containsExactly(Set.of(Kind.RENAMED), Set.of(Kind.OPENED));
  }

  private static List<Difference> differences(TestTenant tenant, Instant from, AsOf to) {
    List<Difference> all = new ArrayList<>();
    PageRequest<AccountId> request = PageRequest.first(2);
    while (true) {
      Page<Difference> page =
          tenant.accounts().differences(tenant.caller(), new Period(from, to), request);
      all.addAll(page.items());
      if (!page.hasMore()) {
        return all;
      }
      request = PageRequest.after(all.getLast().id(), 2);
    }
  }

  @Test
  default void aChangeByAClockThatIsBehindIsInThePeriodOfTheOneBeforeIt() {
    ManualTime ahead = new ManualTime();
    ManualTime behind = new ManualTime(ahead.instant().minusSeconds(60));
    TestTenant tenant = new TestTenant(repository(), ahead);
    Account opened = tenant.open("opened");
    Account renamed =
        tenant
            .by(behind)
            .change(tenant.caller(), opened.id(), Version.FIRST, Edit.NOTHING.rename("renamed"));
    Difference whole = new Difference(Optional.empty(), Optional.of(renamed));
    assertThat(differences(tenant, behind.instant(), AsOf.at(ahead.instant())))
        .containsExactly(whole);
    assertThat(differences(tenant, behind.instant().minusSeconds(1), AsOf.at(behind.instant())))
        .isEmpty();
    assertThat(differences(tenant, ahead.instant(), AsOf.NOW)).isEmpty();
  }

  @Test
  default void anAccountThatWasFrozenForATimeDiffersByTheReason() {
    ManualTime time = new ManualTime();
    TestTenant tenant = new TestTenant(repository(), time);
    Account frozen = tenant.freeze(tenant.open("account"));
    Instant from = passed(time);
    Account thawed = tenant.unfreeze(frozen);
    Instant open = passed(time);
    tenant.unfreeze(tenant.freeze(thawed));
    assertThat(differences(tenant, from, AsOf.NOW).getFirst().kinds())
        .containsExactly(Kind.UNFROZEN);
    assertThat(differences(tenant, open, AsOf.NOW)).isEmpty();
    Account opened = tenant.open("other");
    Instant before = passed(time);
    tenant.unfreeze(tenant.freeze(opened));
    assertThat(differences(tenant, before, AsOf.NOW).getFirst().kinds())
        .containsExactly(Kind.UPDATED);
  }

  @Test
  default void theDifferencesOfAnotherTenantAreNotSeen() {
    tenant().open("foreign");
    assertThat(differences(tenant(), Instant.EPOCH, AsOf.NOW)).isEmpty();
  }

  private static Instant passed(ManualTime time) {
    time.advance(Duration.ofMillis(500));
    Instant between = time.instant();
    time.advance(Duration.ofMillis(500));
    return between;
  }
}
