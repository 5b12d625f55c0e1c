package dev.accounts.testkit.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountFilterBuilder;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Transition;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On every call, another tenant's account does not exist. */
public interface IsolationContract extends Contract {

  @Test
  default void readsDoNotSeeAnotherTenantsAccount() {
    TestTenant theirs = tenant();
    Account account = theirs.open("theirs");
    theirs.open("child", account);
    TestTenant mine = tenant();
    assertThat(mine.find(account.id())).isEmpty();
    assertThat(mine.all(AccountFilter.ALL, 10)).isEmpty();
    assertThat(mine.all(AccountFilter.where().childOf(account.id()).build(), 10)).isEmpty();
    assertThat(mine.accounts().tree(mine.caller(), TreeQuery.ofRoots(3)).roots()).isEmpty();
    assertThatExceptionOfType(Refusal.NotFound.class)
        .isThrownBy(() -> mine.accounts().tree(mine.caller(), TreeQuery.of(account.id(), 3)));
    assertThatExceptionOfType(Refusal.NotFound.class).isThrownBy(() -> mine.history(account));
  }

  @Test
  default void noFilterSeesAnotherTenantsAccount() {
    TestTenant theirs = tenant();
    Account account =
        theirs.open(
            Details.named("theirs")
                .numbered("1000")
                .referencedAs("reference")
                .with(Metadata.of(Map.of("key", "value"))));
    TestTenant mine = tenant();
    List<AccountFilterBuilder> filters =
        List.of(
            AccountFilter.where().isRoot(),
            AccountFilter.where().status(account.status()),
            AccountFilter.where().type(account.type()),
            AccountFilter.where().currency(account.currency()),
            AccountFilter.where().text("their"),
            AccountFilter.where().namePrefix("their"),
            AccountFilter.where().accountNumber("1000"),
            AccountFilter.where().accountNumberPrefix("10"),
            AccountFilter.where().externalReference("reference"),
            AccountFilter.where().metadata("key", "value"));
    for (AccountFilterBuilder filter : filters) {
      assertThat(theirs.all(filter.build(), 10)).containsExactly(account);
      assertThat(mine.all(filter.build(), 10)).isEmpty();
    }
  }

  @Test
  default void noChangeTouchesAnotherTenantsAccount() {
    TestTenant theirs = tenant();
    Account account = theirs.open("theirs");
    TestTenant mine = tenant();
    Stream.concat(
            Stream.of(Edit.NOTHING.rename("mine"), new Deletion()),
            Arrays.stream(Transition.Action.values()).map(a -> new Transition(a, "reason")))
        .forEach(change ->
            assertThatExceptionOfType(Refusal.NotFound.class)
                .isThrownBy(() -> mine.change(account, change)));
    assertThat(theirs.stored(account)).isEqualTo(account);
    assertThat(theirs.history(account)).hasSize(1);
  }

  @Test
  default void anotherTenantsAccountIsNoParent() {
    Account theirs = tenant().open("theirs");
    TestTenant mine = tenant();
    Account account = mine.open("mine");
    Contract.assertBreaks(
        HierarchyRule.PARENT_NOT_FOUND, () -> mine.open(Details.named("child").under(theirs.id())));
    Contract.assertBreaks(HierarchyRule.PARENT_NOT_FOUND, () -> mine.move(account, theirs));
  }

  @Test
  default void anAccountOfAnotherTenantIsNotStored() {
    Account theirs = tenant().open("theirs");
    TestTenant mine = tenant();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> repository().create(mine.caller(), Creation.of(theirs)));
  }
}
