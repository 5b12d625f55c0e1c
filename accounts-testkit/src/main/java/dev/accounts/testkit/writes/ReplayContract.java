package dev.accounts.testkit.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.Operation;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Change;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.Transition;
import dev.accounts.testkit.fixture.AtOnce;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A write that is retried, because its response was lost, has no second effect. */
public interface ReplayContract extends Contract {

  @Test
  default void everyRepeatedChangeReturnsItsFirstResult() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    for (Change change :
        List.of(
            Edit.NOTHING.rename("renamed"),
            Edit.NOTHING.moveUnder(parent.id()),
            new Transition(Transition.Action.FREEZE, "reason"),
            new Transition(Transition.Action.CLOSE, "reason"),
            new Deletion())) {
      Account account = tenant.open("account");
      Operation operation = operation(tenant, account, change);
      Account first = repository().change(tenant.caller(), operation);
      assertThat(repository().change(tenant.caller(), operation)).isEqualTo(first);
      assertThat(tenant.history(account)).hasSize(2);
    }
  }

  @Test
  default void aRepeatedChangeAfterOthersHaveFollowedStillReturnsItsFirstResult() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    Operation operation = operation(tenant, account, Edit.NOTHING.rename("mine"));
    Account mine = repository().change(tenant.caller(), operation);
    Account theirs = tenant.rename(mine, "theirs");
    assertThat(repository().change(tenant.caller(), operation)).isEqualTo(mine);
    assertThat(tenant.stored(account)).isEqualTo(theirs);
    tenant.delete(theirs);
    assertThat(repository().change(tenant.caller(), operation)).isEqualTo(mine);
  }

  @Test
  default void theSameChangeByAnotherOperationIsStale() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    tenant.rename(account, "renamed");
    Operation other = operation(tenant, account, Edit.NOTHING.rename("renamed"));
    assertThatExceptionOfType(Refusal.Stale.class)
        .isThrownBy(() -> repository().change(tenant.caller(), other));
  }

  @Test
  default void oneOperationSentEightTimesAtOnceIsAppliedOnce() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    Operation operation = operation(tenant, account, Edit.NOTHING.rename("renamed"));
    List<AtOnce.Ending<Account>> endings =
        AtOnce.run(8, i -> () -> repository().change(tenant.caller(), operation));
    Account stored = tenant.stored(account);
    assertThat(stored.version().value()).isEqualTo(2);
    assertThat(endings).allSatisfy(ending -> assertThat(ending.result()).contains(stored));
  }

  private static Operation operation(TestTenant tenant, Account account, Change change) {
    AccountId id = account.id();
    Stamp stamp = Stamp.now(Clock.systemUTC(), tenant.caller().subject());
    return new Operation(UUID.randomUUID(), id, account.version(), change, stamp, Optional.empty());
  }
}
