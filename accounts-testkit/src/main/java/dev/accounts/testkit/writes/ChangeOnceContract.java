package dev.accounts.testkit.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.Account;
import dev.accounts.domain.Change;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Transition;
import dev.accounts.testkit.fixture.AtOnce;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A change with a key takes place once, however often the key is sent. */
public interface ChangeOnceContract extends Contract {

  @Test
  default void everyChangeWithTheSameKeyReturnsItsFirstResult() {
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
      IdempotencyKey key = key(account.id().toString(), 'a');
      Account first = once(tenant, account, change, key);
      assertThat(once(tenant, account, change, key)).isEqualTo(first);
      assertThat(tenant.history(account)).hasSize(2);
    }
  }

  @Test
  default void theFirstResultIsReturnedWhateverBecameOfTheAccount() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    Edit mine = Edit.NOTHING.rename("mine");
    Account first = once(tenant, account, mine, key("k", 'a'));
    Account theirs = tenant.rename(first, "theirs");
    assertThat(once(tenant, account, mine, key("k", 'a'))).isEqualTo(first);
    assertThat(tenant.stored(account)).isEqualTo(theirs);
    tenant.delete(theirs);
    assertThat(once(tenant, account, mine, key("k", 'a'))).isEqualTo(first);
  }

  @Test
  default void aChangeThatMadeNoDifferenceHasAFirstResultToo() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    Edit same = Edit.NOTHING.rename("account");
    assertThat(once(tenant, account, same, key("k", 'a'))).isEqualTo(account);
    tenant.rename(account, "theirs");
    assertThat(once(tenant, account, same, key("k", 'a'))).isEqualTo(account);
  }

  @Test
  default void aKeyOfAnotherWriteIsRefusedAndNothingChanges() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    Account other = tenant.open("other");
    NewAccount wanted = NewAccount.domestic("EUR", Details.named("created"));
    tenant.accounts().openOnce(tenant.caller(), wanted, key("creation", 'a'));
    once(tenant, account, Edit.NOTHING.rename("renamed"), key("change", 'a'));
    Stream.of(key("creation", 'b'), key("change", 'b'))
        .forEach(key ->
            assertThatExceptionOfType(Refusal.IdempotencyKeyReused.class)
                .isThrownBy(() -> once(tenant, other, Edit.NOTHING.rename("x"), key)));
    assertThatExceptionOfType(Refusal.IdempotencyKeyReused.class)
        .isThrownBy(() -> tenant.accounts().openOnce(tenant.caller(), wanted, key("change", 'b')));
    assertThat(tenant.stored(other)).isEqualTo(other);
  }

  /** An embedder may make keys of a text that does not name the account. */
  @Test
  default void aKeyIsOfOneWriteEvenIfTheRequestsHaveTheSameText() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    Account other = tenant.rename(tenant.open("other"), "other renamed");
    NewAccount wanted = NewAccount.domestic("EUR", Details.named("created"));
    Account created = tenant.accounts().openOnce(tenant.caller(), wanted, key("creation", 'a'));
    Transition freeze = new Transition(Transition.Action.FREEZE, "reason");
    once(tenant, account, freeze, key("change", 'a'));
    tenant.writeAll(
        tenant.caller(),
        new Batch(
            UUID.randomUUID(),
            Optional.of(key("batch", 'a')),
            List.of(),
            Map.of(),
            List.of(),
            List.of("report"),
            account.created()));
    assertReused(() -> once(tenant, other, freeze, key("change", 'a')));
    assertReused(() -> once(tenant, created, freeze, key("creation", 'a')));
    assertReused(() -> once(tenant, other, freeze, key("batch", 'a')));
    assertReused(() -> tenant.accounts().openOnce(tenant.caller(), wanted, key("change", 'a')));
    assertReused(() -> tenant.accounts().openOnce(tenant.caller(), wanted, key("batch", 'a')));
    assertThat(tenant.stored(other)).isEqualTo(other);
    assertThat(tenant.stored(created)).isEqualTo(created);
    assertThat(tenant.all(AccountFilter.ALL, 10)).hasSize(3);
  }

  private static void assertReused(ThrowingCallable write) {
    assertThatExceptionOfType(Refusal.IdempotencyKeyReused.class).isThrownBy(write);
  }

  @Test
  default void aRefusedChangeDoesNotUseUpItsKey() {
    TestTenant tenant = tenant();
    Account holder = tenant.open(Details.named("holds the number").numbered("1"));
    Account account = tenant.open("account");
    Edit wanted = Edit.NOTHING.renumber("1");
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatExceptionOfType(Refusal.Taken.class)
          .isThrownBy(() -> once(tenant, account, wanted, key("k", 'a')));
    }
    tenant.delete(holder);
    Account first = once(tenant, account, wanted, key("k", 'a'));
    assertThat(tenant.stored(account)).isEqualTo(first);
  }

  @Test
  default void theKeyOfAChangeIsRememberedForItsLife() {
    ManualTime time = new ManualTime();
    TestTenant tenant = new TestTenant(repository(), time);
    Account account = tenant.open("account");
    Edit mine = Edit.NOTHING.rename("mine");
    Account first = once(tenant, account, mine, key("k", 'a'));
    time.advance(IdempotencyKey.LIFE);
    assertThat(once(tenant, account, mine, key("k", 'a'))).isEqualTo(first);
    time.advance(Duration.ofMillis(1));
    Account second = once(tenant, first, Edit.NOTHING.rename("second"), key("k", 'b'));
    assertThat(tenant.stored(account)).isEqualTo(second);
  }

  @Test
  default void oneKeySentEightTimesAtOnceChangesOnce() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    Edit edit = Edit.NOTHING.rename("renamed");
    List<AtOnce.Ending<Account>> endings =
        AtOnce.run(8, i -> () -> once(tenant, account, edit, key("k", 'a')));
    Account stored = tenant.stored(account);
    assertThat(stored.version().value()).isEqualTo(2);
    assertThat(endings).allSatisfy(ending -> assertThat(ending.result()).contains(stored));
  }

  @Test
  default void oneKeyForEightAccountsAtOnceChangesOneOfThem() {
    TestTenant tenant = tenant();
    List<Account> accounts =
        Stream.iterate(1, i -> i + 1).limit(8).map(i -> tenant.open("account " + i)).toList();
    List<AtOnce.Ending<Account>> endings =
        AtOnce.run(
            8,
            i ->
                () ->
                    once(
                        tenant,
                        accounts.get(i),
                        Edit.NOTHING.rename("renamed"),
                        key("k", (char) ('0' + i))));
    assertThat(endings).filteredOn(ending -> ending.result().isPresent()).hasSize(1);
    assertThat(endings)
        .filteredOn(ending -> ending.failure().isPresent())
        .hasSize(7)
        .allSatisfy(ending ->
            assertThat(ending.failure().orElseThrow())
                .isInstanceOf(Refusal.IdempotencyKeyReused.class));
    assertThat(accounts).filteredOn(a -> tenant.stored(a).version().value() == 2).hasSize(1);
  }

  private static Account once(
      TestTenant tenant, Account account, Change change, IdempotencyKey key) {
    return tenant
        .accounts()
        .changeOnce(tenant.caller(), account.id(), account.version(), change, key);
  }

  private static IdempotencyKey key(String key, char request) {
    return new IdempotencyKey(key, String.valueOf(request).repeat(64));
  }
}
