package dev.accounts.testkit.writes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Edit;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the tree. */
public interface HierarchyContract extends Contract {

  @Test
  default void anAccountMovesWithAllThatIsUnderIt() {
    TestTenant tenant = tenant();
    List<Account> chain = tenant.chain(3);
    Account target = tenant.open("target");
    Account moved = tenant.move(chain.get(1), target);
    assertThat(moved.parentId()).contains(target.id());
    assertThat(tenant.stored(chain.get(2)).parentId()).contains(moved.id());
    Account root = tenant.change(moved, Edit.NOTHING.moveToRoot());
    assertThat(root.parentId()).isEmpty();
    assertThat(tenant.stored(root)).isEqualTo(root);
  }

  @Test
  default void anAccountDoesNotMoveUnderItselfOrADescendant() {
    TestTenant tenant = tenant();
    List<Account> chain = tenant.chain(4);
    for (Account below : chain) {
      Contract.assertBreaks(
          HierarchyRule.CYCLE, () -> tenant.move(chain.getFirst(), tenant.stored(below)));
    }
    assertThat(tenant.stored(chain.getFirst())).isEqualTo(chain.getFirst());
  }

  @Test
  default void theParentOfAMoveMustExistAndBeOpen() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    AccountId unknown = AccountId.next(Clock.systemUTC());
    Contract.assertBreaks(
        HierarchyRule.PARENT_NOT_FOUND,
        () -> tenant.change(account, Edit.NOTHING.moveUnder(unknown)));
    Account frozen = tenant.freeze(tenant.open("frozen"));
    Contract.assertBreaks(HierarchyRule.PARENT_NOT_OPEN, () -> tenant.move(account, frozen));
    Account closed = tenant.close(tenant.open("closed"));
    Contract.assertBreaks(HierarchyRule.PARENT_NOT_OPEN, () -> tenant.move(account, closed));
  }

  @Test
  default void tenLevelsAreTheMost() {
    TestTenant tenant = tenant();
    List<Account> ten = tenant.chain(Account.MAX_DEPTH);
    Contract.assertBreaks(HierarchyRule.TOO_DEEP, () -> tenant.open("eleventh", ten.getLast()));
    List<Account> six = tenant.chain(6);
    assertThat(tenant.move(six.getFirst(), ten.get(3)).parentId()).contains(ten.get(3).id());
    List<Account> seven = tenant.chain(7);
    Contract.assertBreaks(HierarchyRule.TOO_DEEP, () -> tenant.move(seven.getFirst(), ten.get(3)));
    assertThat(tenant.stored(seven.getFirst())).isEqualTo(seven.getFirst());
  }

  @Test
  default void anAccountThatStaysWhereItIsMayHaveAParentThatIsNotOpen() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    Account child = tenant.open("child", parent);
    tenant.freeze(parent);
    Edit sameParent = Edit.NOTHING.rename("renamed").moveUnder(parent.id());
    assertThat(tenant.change(child, sameParent).name()).isEqualTo("renamed");
  }
}
