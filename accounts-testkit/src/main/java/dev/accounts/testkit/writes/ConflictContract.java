package dev.accounts.testkit.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Refusal.ConflictingAccount;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Clock;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A refusal by a rule says which field it is about, and which account is in the way. */
public interface ConflictContract extends Contract {

  @Test
  default void aKeyThatIsTakenNamesItsHolder() {
    TestTenant tenant = tenant();
    Account holder = tenant.open(Details.named("holder").numbered("1").referencedAs("ref"));
    Account other = tenant.open("other");
    List<ThrowingCallable> numbers =
        List.of(
            () -> tenant.open(Details.named("new").numbered("1")),
            () -> tenant.change(other, Edit.NOTHING.renumber("1")));
    for (ThrowingCallable call : numbers) {
      assertInTheWay(holder, List.of("/accountNumber"), call);
    }
    assertInTheWay(
        holder,
        List.of("/externalReference"),
        () -> tenant.open(Details.named("new").referencedAs("ref")));
    assertInTheWay(
        holder,
        List.of("/externalReference"),
        () -> tenant.change(other, Edit.replacingWith(other.details().referencedAs("ref"))));
  }

  @Test
  default void aPlaceThatCannotBeIsRefusedBeforeAKeyThatIsTaken() {
    TestTenant tenant = tenant();
    tenant.open(Details.named("holder").numbered("1"));
    Account closed = tenant.close(tenant.open("closed"));
    Account other = tenant.open("other");
    Contract.assertBreaks(
        HierarchyRule.PARENT_NOT_OPEN,
        () -> tenant.open(Details.named("new").numbered("1").under(closed.id())));
    Contract.assertBreaks(
        HierarchyRule.PARENT_NOT_OPEN,
        () -> tenant.change(other, Edit.NOTHING.renumber("1").moveUnder(closed.id())));
  }

  @Test
  default void aPlaceThatCannotBeNamesTheParent() {
    TestTenant tenant = tenant();
    List<String> pointers = List.of("/parentId");
    List<Account> chain = tenant.chain(Account.MAX_DEPTH);
    Account account = tenant.open("account");
    Account frozen = tenant.freeze(tenant.open(Details.named("frozen").numbered("7")));
    assertInTheWay(frozen, pointers, () -> tenant.open("child", frozen));
    assertInTheWay(frozen, pointers, () -> tenant.move(account, frozen));
    assertInTheWay(chain.get(2), pointers, () -> tenant.move(chain.getFirst(), chain.get(2)));
    assertInTheWay(account, pointers, () -> tenant.move(account, account));
    Edit renamed = Edit.NOTHING.rename("renamed").moveUnder(account.id());
    assertInTheWay(account, pointers, () -> tenant.change(account, renamed));
    assertInTheWay(chain.getLast(), pointers, () -> tenant.open("eleventh", chain.getLast()));
    assertInTheWay(chain.getLast(), pointers, () -> tenant.move(account, chain.getLast()));
  }

  @Test
  default void aParentThatDoesNotExistIsNotNamed() {
    TestTenant tenant = tenant();
    Account elsewhere = tenant().open("of another tenant");
    for (AccountId parent : List.of(AccountId.next(Clock.systemUTC()), elsewhere.id())) {
      Refusal refusal = refusal(() -> tenant.open(Details.named("child").under(parent)));
      assertThat(refusal.pointers()).containsExactly("/parentId");
      assertThat(refusal.conflictingAccount()).isEmpty();
    }
  }

  @Test
  default void theFirstChildInTheWayIsNamed() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    tenant.open(Details.named("tenth").numbered("10").under(parent.id()));
    Account second = tenant.open(Details.named("second").numbered("2").under(parent.id()));
    Account first = tenant.open(Details.named("first").numbered("1").under(parent.id()));
    assertInTheWay(first, List.of(), () -> tenant.delete(parent));
    assertInTheWay(first, List.of(), () -> tenant.close(parent));
    tenant.close(first);
    assertInTheWay(first, List.of(), () -> tenant.delete(parent));
    assertInTheWay(second, List.of(), () -> tenant.close(parent));
  }

  @Test
  default void aParentThatIsClosedIsNamed() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    Account child = tenant.close(tenant.open("child", parent));
    tenant.close(parent);
    assertInTheWay(parent, List.of(), () -> tenant.reopen(child));
  }

  @Test
  default void aFrozenAccountSaysWhichFieldsItKeeps() {
    TestTenant tenant = tenant();
    Account frozen = tenant.freeze(tenant.open(Details.named("frozen").numbered("1")));
    Details other =
        Details.named("renamed")
            .numbered("2")
            .referencedAs("ref")
            .under(AccountId.next(Clock.systemUTC()));
    assertThat(refusal(() -> tenant.change(frozen, Edit.replacingWith(other))).pointers())
        .containsExactly("/parentId", "/accountNumber", "/externalReference");
    assertThat(refusal(() -> tenant.freeze(frozen)).pointers()).isEmpty();
  }

  private static void assertInTheWay(
      Account expected, List<String> pointers, ThrowingCallable call) {
    Refusal refusal = refusal(call);
    assertThat(refusal.conflictingAccount()).contains(ConflictingAccount.of(expected));
    assertThat(refusal.pointers()).isEqualTo(pointers);
  }

  private static Refusal refusal(ThrowingCallable call) {
    return catchThrowableOfType(Refusal.class, call);
  }
}
