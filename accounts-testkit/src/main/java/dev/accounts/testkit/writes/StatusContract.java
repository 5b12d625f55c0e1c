package dev.accounts.testkit.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.MetadataEdit;
import dev.accounts.domain.Refusal;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accounts that are frozen, closed and opened again. */
public interface StatusContract extends Contract {

  @Test
  default void everyAllowedTransitionTakesPlaceWithItsReason() {
    TestTenant tenant = tenant();
    Account open = tenant.open("account");
    Account frozen = tenant.freeze(open);
    assertThat(frozen.status()).isEqualTo(AccountStatus.FROZEN);
    assertThat(frozen.standing().reason()).contains("under review");
    assertThat(frozen.standing().since()).isEqualTo(frozen.updated().at());
    assertThat(tenant.stored(open)).isEqualTo(frozen);
    Account unfrozen = tenant.unfreeze(frozen);
    assertThat(unfrozen.status()).isEqualTo(AccountStatus.OPEN);
    Account closed = tenant.close(unfrozen);
    assertThat(closed.status()).isEqualTo(AccountStatus.CLOSED);
    Account reopened = tenant.reopen(closed);
    assertThat(reopened.status()).isEqualTo(AccountStatus.OPEN);
    assertThat(reopened.version().value()).isEqualTo(5);
    assertThat(tenant.close(tenant.freeze(reopened)).status()).isEqualTo(AccountStatus.CLOSED);
  }

  @Test
  default void everyOtherTransitionIsRefused() {
    TestTenant tenant = tenant();
    Account open = tenant.open("open");
    Contract.assertNotAllowed(() -> tenant.unfreeze(open));
    Contract.assertNotAllowed(() -> tenant.reopen(open));
    Account frozen = tenant.freeze(tenant.open("frozen"));
    Contract.assertNotAllowed(() -> tenant.freeze(frozen));
    Contract.assertNotAllowed(() -> tenant.reopen(frozen));
    Contract.assertNotAllowed(() -> tenant.delete(frozen));
    Account closed = tenant.close(tenant.open("closed"));
    Contract.assertNotAllowed(() -> tenant.close(closed));
    Contract.assertNotAllowed(() -> tenant.freeze(closed));
    Contract.assertNotAllowed(() -> tenant.unfreeze(closed));
    assertThat(List.of(tenant.stored(open), tenant.stored(frozen), tenant.stored(closed)))
        .containsExactly(open, frozen, closed);
  }

  @Test
  default void aFrozenAccountTakesNameAndMetadataOnly() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    Account frozen = tenant.freeze(tenant.open(Details.named("account").numbered("1")));
    Account renamed = tenant.rename(frozen, "renamed");
    Account marked =
        tenant.change(
            renamed, Edit.NOTHING.with(MetadataEdit.merging(Map.of("k", "v"), List.of())));
    assertThat(marked.status()).isEqualTo(AccountStatus.FROZEN);
    Contract.assertNotAllowed(() -> tenant.move(marked, parent));
    Contract.assertNotAllowed(
        () -> tenant.change(marked, Edit.replacingWith(marked.details().numbered("2"))));
    Contract.assertNotAllowed(
        () -> tenant.change(marked, Edit.replacingWith(marked.details().referencedAs("r"))));
    Details sameKeys = marked.details().with(Metadata.NONE);
    assertThat(tenant.change(marked, Edit.replacingWith(sameKeys)).details()).isEqualTo(sameKeys);
  }

  @Test
  default void aClosedAccountTakesNoEdit() {
    TestTenant tenant = tenant();
    Account closed = tenant.close(tenant.open("closed"));
    Contract.assertNotAllowed(() -> tenant.rename(closed, "renamed"));
    Contract.assertNotAllowed(() -> tenant.move(closed, tenant.open("parent")));
  }

  @Test
  default void closingWaitsUntilAllChildrenAreClosed() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    Account one = tenant.open("one", parent);
    Account two = tenant.open("two", parent);
    Contract.assertBreaks(HierarchyRule.CHILDREN_NOT_CLOSED, () -> tenant.close(parent));
    tenant.close(one);
    Account frozen = tenant.freeze(two);
    Contract.assertBreaks(HierarchyRule.CHILDREN_NOT_CLOSED, () -> tenant.close(parent));
    tenant.close(frozen);
    assertThat(tenant.close(parent).status()).isEqualTo(AccountStatus.CLOSED);
  }

  @Test
  default void reopeningIsRefusedUnderAClosedParent() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    Account child = tenant.close(tenant.open("child", parent));
    Account closed = tenant.close(parent);
    Contract.assertBreaks(HierarchyRule.PARENT_CLOSED, () -> tenant.reopen(child));
    Account frozen = tenant.freeze(tenant.reopen(closed));
    assertThat(tenant.reopen(child).status()).isEqualTo(AccountStatus.OPEN);
    assertThat(tenant.stored(parent)).isEqualTo(frozen);
  }

  @Test
  default void aDeletedAccountIsOutOfView() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    Account last = tenant.delete(account);
    assertThat(last.version().value()).isEqualTo(2);
    assertThat(last.details()).isEqualTo(account.details());
    assertThat(tenant.find(account.id())).isEmpty();
    assertThat(tenant.all(AccountFilter.ALL, 10)).isEmpty();
    assertThat(tenant.accounts().tree(tenant.caller(), TreeQuery.ofRoots(3)).roots()).isEmpty();
  }

  @Test
  default void aDeletedAccountIsNotFoundWhenDeletedAgain() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    Account last = tenant.delete(account);
    assertThatExceptionOfType(Refusal.NotFound.class).isThrownBy(() -> tenant.delete(account));
    assertThatExceptionOfType(Refusal.NotFound.class).isThrownBy(() -> tenant.delete(last));
  }

  @Test
  default void aStaleDeletionIsRefused() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    Account renamed = tenant.rename(account, "renamed");
    assertThatExceptionOfType(Refusal.Stale.class).isThrownBy(() -> tenant.delete(account));
    assertThat(tenant.stored(account)).isEqualTo(renamed);
  }

  @Test
  default void deletionFreesTheKeys() {
    TestTenant tenant = tenant();
    Details details = Details.named("account").numbered("1").referencedAs("r");
    tenant.delete(tenant.open(details));
    assertThat(tenant.open(details).details()).isEqualTo(details);
  }

  @Test
  default void anAccountWithChildrenIsNotDeletedEvenWhenTheyAreClosed() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    Account child = tenant.close(tenant.open("child", parent));
    Contract.assertBreaks(HierarchyRule.HAS_CHILDREN, () -> tenant.delete(parent));
    Account closed = tenant.close(parent);
    Contract.assertBreaks(HierarchyRule.HAS_CHILDREN, () -> tenant.delete(closed));
    tenant.delete(child);
    tenant.delete(closed);
    assertThat(tenant.find(parent.id())).isEmpty();
  }
}
