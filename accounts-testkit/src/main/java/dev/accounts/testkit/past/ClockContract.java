package dev.accounts.testkit.past;

import static dev.accounts.testkit.past.PastLines.list;
import static dev.accounts.testkit.past.PastLines.parents;
import static dev.accounts.testkit.past.PastLines.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Operation;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.Version;
import dev.accounts.domain.past.AsOf;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The past of changes whose clocks differed. */
public interface ClockContract extends Contract {
  @Test
  default void aChangeByAClockThatIsBehindHappenedWhenTheOneBeforeItDid() {
    ManualTime ahead = new ManualTime();
    ManualTime behind = new ManualTime(Instant.parse("2025-12-31T23:59:00Z"));
    TestTenant tenant = new TestTenant(repository(), ahead);
    Account opened = tenant.open("opened");
    Account renamed =
        tenant
            .by(behind)
            .change(tenant.caller(), opened.id(), Version.FIRST, Edit.NOTHING.rename("renamed"));
    assertThat(renamed.updated().at()).isBefore(opened.updated().at());

    Instant first = opened.created().at();
    assertThat(tenant.find(opened.id(), AsOf.at(first.minusNanos(1000)))).isEmpty();
    assertThat(tenant.find(opened.id(), AsOf.at(first))).contains(renamed);
    assertThat(list(tenant, AccountFilter.ALL, first)).containsExactly(renamed);
    assertThat(list(tenant, AccountFilter.ALL, renamed.updated().at())).isEmpty();
  }

  @Test
  default void aChildOfAParentThatWasNotThereYetIsListedButInNoTree() {
    ManualTime ahead = new ManualTime();
    ManualTime behind = new ManualTime(Instant.parse("2025-12-31T23:59:00Z"));
    TestTenant tenant = new TestTenant(repository(), ahead);
    Account parent = tenant.open("parent");
    Account child = open(tenant.by(behind), tenant, "child", parent);
    Account grandchild = open(tenant.by(behind), tenant, "grandchild", child);
    Instant between = child.created().at();
    assertThat(list(tenant, AccountFilter.ALL, between)).containsExactly(child, grandchild);
    assertThat(shape(tenant, between)).isEmpty();
    assertThat(parents(tenant, between)).containsExactly("", ":child");
    assertThat(shape(tenant, parent.created().at()))
        .containsExactly("parent 1", " child 1", "  grandchild 0");
  }

  private static Account open(Accounts accounts, TestTenant tenant, String name, Account parent) {
    return accounts.open(
        tenant.caller(), NewAccount.domestic("EUR", Details.named(name).under(parent.id())));
  }

  /** Two moves that were stamped in the other order than they were made. */
  @Test
  default void aCircleInThePastEndsAfterAsManyLevelsAsThereCanBe() {
    TestTenant tenant = tenant();
    Account upper = tenant.open("upper");
    Account lower = tenant.open("lower", upper);
    Instant later = lower.created().at().plusSeconds(60);
    moved(tenant, lower, Edit.NOTHING.moveToRoot(), later.plusSeconds(2));
    moved(tenant, upper, Edit.NOTHING.moveUnder(lower.id()), later);

    Instant between = later.plusSeconds(1);
    assertThat(shape(tenant, between)).isEmpty();
    assertThat(parents(tenant, between))
        .containsExactly(":lower:upper".repeat(5), ":upper:lower".repeat(5));
    assertThat(shape(tenant, later.plusSeconds(2))).containsExactly("lower 1", " upper 0");
  }

  private void moved(TestTenant tenant, Account account, Edit edit, Instant at) {
    repository()
        .change(
            tenant.caller(),
            new Operation(
                UUID.randomUUID(),
                account.id(),
                account.version(),
                edit,
                new Stamp(at, tenant.caller().subject()),
                Optional.empty()));
  }
}
