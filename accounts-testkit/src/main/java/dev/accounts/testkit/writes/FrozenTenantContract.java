package dev.accounts.testkit.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.TenantId;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What a tenant returns whose writes an operator has frozen. The port has no call that freezes, so
 * the test class says how the store does it.
 */
public interface FrozenTenantContract extends Contract {
  IdempotencyKey CREATION_KEY = new IdempotencyKey("creation", "c".repeat(64));
  IdempotencyKey CHANGE_KEY = new IdempotencyKey("change", "d".repeat(64));
  IdempotencyKey KEY_OF_BATCH = new IdempotencyKey("batch", "e".repeat(64));
  NewAccount ONCE = NewAccount.domestic("EUR", Details.named("once"));

  /** Refuses the tenant's writes from now on. */
  void freeze(TenantId tenant);

  /** Takes writes of a frozen tenant again. */
  void unfreeze(TenantId tenant);

  @Test
  default void aFrozenTenantTakesNoWrites() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    List<Account> before = tenant.all(AccountFilter.ALL, 10);
    freeze(tenant.caller().tenant());
    assertFrozen(() -> tenant.open("root"));
    assertFrozen(() -> tenant.open("child", account));
    assertFrozen(() -> openOnce(tenant));
    assertFrozen(() -> tenant.rename(account, "renamed"));
    assertFrozen(() -> tenant.rename(account, "account"));
    assertFrozen(() -> renameOnce(tenant, account));
    assertFrozen(() -> tenant.freeze(account));
    assertFrozen(() -> tenant.close(account));
    assertFrozen(() -> tenant.delete(account));
    assertFrozen(() -> apply(tenant, UUID.randomUUID(), Optional.empty()));
    assertFrozen(() -> apply(tenant, UUID.randomUUID(), Optional.of(KEY_OF_BATCH)));
    assertThat(tenant.all(AccountFilter.ALL, 10)).isEqualTo(before);
    assertThat(tenant.history(account)).hasSize(1);
    assertThat(tenant().open("of another tenant").version().value()).isEqualTo(1);
  }

  @Test
  default void whatWasDoneBeforeTheFreezeIsReturnedAgain() {
    TestTenant tenant = tenant();
    UUID batch = UUID.randomUUID();
    Account opened = openOnce(tenant);
    Account renamed = renameOnce(tenant, opened);
    List<String> report = apply(tenant, batch, Optional.of(KEY_OF_BATCH));
    freeze(tenant.caller().tenant());
    assertThat(openOnce(tenant)).isEqualTo(opened);
    assertThat(tenant.restored(opened)).isEqualTo(opened);
    assertThat(renameOnce(tenant, opened)).isEqualTo(renamed);
    assertThat(apply(tenant, batch, Optional.empty())).isEqualTo(report);
    assertThat(apply(tenant, UUID.randomUUID(), Optional.of(KEY_OF_BATCH))).isEqualTo(report);
  }

  @Test
  default void aTenantThatIsUnfrozenTakesWritesAgain() {
    TestTenant tenant = tenant();
    freeze(tenant.caller().tenant());
    assertFrozen(() -> openOnce(tenant));
    assertFrozen(() -> apply(tenant, UUID.randomUUID(), Optional.of(KEY_OF_BATCH)));
    unfreeze(tenant.caller().tenant());
    Account opened = openOnce(tenant);
    assertThat(renameOnce(tenant, opened).version().value()).isEqualTo(2);
    assertThat(apply(tenant, UUID.randomUUID(), Optional.of(KEY_OF_BATCH))).hasSize(1);
  }

  private static void assertFrozen(ThrowingCallable write) {
    assertThatExceptionOfType(Refusal.TenantFrozen.class).isThrownBy(write);
  }

  private static Account openOnce(TestTenant tenant) {
    return tenant.accounts().openOnce(tenant.caller(), ONCE, CREATION_KEY);
  }

  private static Account renameOnce(TestTenant tenant, Account account) {
    return tenant
        .accounts()
        .changeOnce(
            tenant.caller(),
            account.id(),
            account.version(),
            Edit.NOTHING.rename("renamed"),
            CHANGE_KEY);
  }

  private static List<String> apply(TestTenant tenant, UUID id, Optional<IdempotencyKey> key) {
    Stamp stamp = Stamp.now(InstantSource.system(), tenant.caller().subject());
    Batch batch = new Batch(id, key, List.of(), Map.of(), List.of(), List.of("report"), stamp);
    return tenant.writeAll(tenant.caller(), batch);
  }
}
