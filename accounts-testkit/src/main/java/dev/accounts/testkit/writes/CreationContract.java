package dev.accounts.testkit.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.Creation;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.Details;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.UniqueKey;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** New accounts. */
public interface CreationContract extends Contract {

  @Test
  default void whatWasCreatedIsFoundWithEveryField() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    Details details =
        Details.named("Savings")
            .under(parent.id())
            .numbered("DE89370400440532013000")
            .referencedAs("crm-4711")
            .with(Metadata.of(Map.of("colour", "blue", "empty", "")));
    NewAccount wanted =
        new NewAccount(AccountType.INTERNATIONAL, Currency.getInstance("JPY"), details);
    Account created = tenant.accounts().open(tenant.caller(), wanted);

    assertThat(created.details()).isEqualTo(details);
    assertThat(created.type()).isEqualTo(AccountType.INTERNATIONAL);
    assertThat(created.currency().getCurrencyCode()).isEqualTo("JPY");
    assertThat(created.status()).isEqualTo(AccountStatus.OPEN);
    assertThat(created.standing().reason()).isEmpty();
    assertThat(created.version().value()).isEqualTo(1);
    assertThat(created.created()).isEqualTo(created.updated());
    assertThat(tenant.find(created.id())).contains(created);
  }

  @Test
  default void timesKeepTheirMicroseconds() {
    TestTenant tenant = tenant();
    for (String time :
        new String[] {
          "2026-01-02T03:04:05.000001Z",
          "2026-01-02T03:04:05.120000Z",
          "2026-12-31T23:59:59.999999Z"
        }) {
      Stamp stamp = new Stamp(Instant.parse(time), tenant.caller().subject());
      Account account = account(tenant, Details.named("at " + time), stamp);
      repository().create(tenant.caller(), Creation.of(account));
      assertThat(tenant.stored(account)).isEqualTo(account);
    }
  }

  @Test
  default void theSameIdIsStoredOnceAndReturnsTheFirstResult() {
    TestTenant tenant = tenant();
    Stamp stamp = Stamp.now(Clock.systemUTC(), tenant.caller().subject());
    Account account = account(tenant, Details.named("once").numbered("1"), stamp);
    Creation creation = Creation.of(account);
    Account first = repository().create(tenant.caller(), creation);
    tenant.rename(first, "renamed");

    assertThat(repository().create(tenant.caller(), creation)).isEqualTo(first);
    assertThat(tenant.stored(first).name()).isEqualTo("renamed");
  }

  @Test
  default void anAccountNumberIsUniqueInTheTenant() {
    TestTenant tenant = tenant();
    Account first = tenant.open(Details.named("first").numbered("4711"));
    assertTaken(
        UniqueKey.ACCOUNT_NUMBER, () -> tenant.open(Details.named("second").numbered("4711")));
    tenant().open(Details.named("of another tenant").numbered("4711"));
    tenant.close(first);
    assertTaken(
        UniqueKey.ACCOUNT_NUMBER, () -> tenant.open(Details.named("third").numbered("4711")));
  }

  @Test
  default void anExternalReferenceIsUniqueInTheTenant() {
    TestTenant tenant = tenant();
    tenant.open(Details.named("first").referencedAs("a"));
    assertTaken(
        UniqueKey.EXTERNAL_REFERENCE, () -> tenant.open(Details.named("2").referencedAs("a")));
    tenant().open(Details.named("of another tenant").referencedAs("a"));
  }

  @Test
  default void aTakenAccountNumberIsNamedBeforeATakenReference() {
    TestTenant tenant = tenant();
    Details details = Details.named("both").numbered("1").referencedAs("r");
    tenant.open(details);
    assertTaken(UniqueKey.ACCOUNT_NUMBER, () -> tenant.open(details));
  }

  @Test
  default void aParentMustExistAndBeOpen() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    Contract.assertBreaks(
        HierarchyRule.PARENT_NOT_FOUND,
        () -> tenant.open(Details.named("orphan").under(AccountId.next(Clock.systemUTC()))));
    Account frozen = tenant.freeze(parent);
    Contract.assertBreaks(HierarchyRule.PARENT_NOT_OPEN, () -> tenant.open("child", frozen));
    Account closed = tenant.close(frozen);
    Contract.assertBreaks(HierarchyRule.PARENT_NOT_OPEN, () -> tenant.open("child", closed));
    tenant.delete(closed);
    Contract.assertBreaks(HierarchyRule.PARENT_NOT_FOUND, () -> tenant.open("child", closed));
  }

  @Test
  default void aRefusedCreationLeavesNothing() {
    TestTenant tenant = tenant();
    tenant.open(Details.named("first").numbered("1"));
    Stamp stamp = Stamp.now(Clock.systemUTC(), tenant.caller().subject());
    Account refused = account(tenant, Details.named("second").numbered("1"), stamp);
    assertTaken(
        UniqueKey.ACCOUNT_NUMBER, () -> repository().create(tenant.caller(), Creation.of(refused)));
    assertThat(tenant.find(refused.id())).isEmpty();
    assertThatExceptionOfType(Refusal.NotFound.class).isThrownBy(() -> tenant.history(refused));
  }

  private static Account account(TestTenant tenant, Details details, Stamp stamp) {
    return Account.open(
        AccountId.next(Clock.systemUTC()),
        tenant.caller().tenant(),
        NewAccount.domestic("EUR", details),
        stamp);
  }

  private static void assertTaken(
      UniqueKey key, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatExceptionOfType(Refusal.Taken.class)
        .isThrownBy(call)
        .extracting(Refusal.Taken::key)
        .isEqualTo(key);
  }
}
