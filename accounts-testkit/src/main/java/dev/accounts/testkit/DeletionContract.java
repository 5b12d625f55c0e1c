package dev.accounts.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.Refusal;
import org.junit.jupiter.api.Test;

interface DeletionContract extends Contract {

  @Test
  default void aDeletedAccountIsOutOfView() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    Account last = tenant.delete(account);
    assertThat(last.version()).isEqualTo(2);
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
