package dev.accounts.testkit.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.testkit.fixture.AtOnce;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Creations with a key. */
public interface IdempotencyContract extends Contract {
  IdempotencyKey KEY = new IdempotencyKey("key-1", "a".repeat(64));
  IdempotencyKey SAME_KEY_OTHER_REQUEST = new IdempotencyKey("key-1", "b".repeat(64));
  NewAccount WANTED = NewAccount.domestic("EUR", Details.named("once").numbered("1"));

  @Test
  default void theSameKeyAndRequestReturnTheFirstResult() {
    TestTenant tenant = tenant();
    Account first = tenant.accounts().openOnce(tenant.caller(), WANTED, KEY);
    Account renamed = tenant.rename(first, "renamed");
    assertThat(tenant.accounts().openOnce(tenant.caller(), WANTED, KEY)).isEqualTo(first);
    tenant.delete(renamed);
    assertThat(tenant.accounts().openOnce(tenant.caller(), WANTED, KEY)).isEqualTo(first);
    assertThat(tenant.all(AccountFilter.ALL, 10)).isEmpty();
  }

  @Test
  default void theSameKeyWithAnotherRequestIsRefused() {
    TestTenant tenant = tenant();
    tenant.accounts().openOnce(tenant.caller(), WANTED, KEY);
    NewAccount other = NewAccount.domestic("EUR", Details.named("other"));
    assertThatExceptionOfType(Refusal.IdempotencyKeyReused.class)
        .isThrownBy(
            () -> tenant.accounts().openOnce(tenant.caller(), other, SAME_KEY_OTHER_REQUEST));
    assertThat(tenant.all(AccountFilter.ALL, 10)).hasSize(1);
  }

  @Test
  default void aRefusedCreationDoesNotUseUpItsKey() {
    TestTenant tenant = tenant();
    Account holder = tenant.open(Details.named("holds the number").numbered("1"));
    assertThatExceptionOfType(Refusal.Taken.class)
        .isThrownBy(() -> tenant.accounts().openOnce(tenant.caller(), WANTED, KEY));
    tenant.delete(holder);
    Account created = tenant.accounts().openOnce(tenant.caller(), WANTED, KEY);
    assertThat(tenant.find(created.id())).contains(created);
  }

  @Test
  default void tenantsDoNotShareKeys() {
    TestTenant one = tenant();
    TestTenant other = tenant();
    Account first = one.accounts().openOnce(one.caller(), WANTED, KEY);
    Account second = other.accounts().openOnce(other.caller(), WANTED, SAME_KEY_OTHER_REQUEST);
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  default void aKeyIsRememberedForItsLifeAndCanThenBeUsedAgain() {
    ManualTime time = new ManualTime();
    TestTenant tenant = new TestTenant(repository(), time);
    NewAccount wanted = NewAccount.domestic("EUR", Details.named("once"));
    Account first = tenant.accounts().openOnce(tenant.caller(), wanted, KEY);

    time.advance(IdempotencyKey.LIFE);
    assertThat(tenant.accounts().openOnce(tenant.caller(), wanted, KEY)).isEqualTo(first);
    assertThatExceptionOfType(Refusal.IdempotencyKeyReused.class)
        .isThrownBy(
            () -> tenant.accounts().openOnce(tenant.caller(), wanted, SAME_KEY_OTHER_REQUEST));

    time.advance(Duration.ofMillis(1));
    Account second = tenant.accounts().openOnce(tenant.caller(), wanted, SAME_KEY_OTHER_REQUEST);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(tenant.accounts().openOnce(tenant.caller(), wanted, SAME_KEY_OTHER_REQUEST))
        .isEqualTo(second);
  }

  @Test
  default void theSameKeySixteenTimesAtOnceCreatesOneAccount() {
    TestTenant tenant = tenant();
    NewAccount wanted = NewAccount.domestic("EUR", Details.named("once"));
    assertThat(AtOnce.run(16, i -> () -> tenant.accounts().openOnce(tenant.caller(), wanted, KEY)))
        .extracting(ending -> ending.result().map(Account::id))
        .doesNotContain(Optional.empty())
        .containsOnly(Optional.of(tenant.all(AccountFilter.ALL, 10).getFirst().id()));
    assertThat(tenant.all(AccountFilter.ALL, 10)).hasSize(1);
  }
}
