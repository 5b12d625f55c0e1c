package dev.accounts.testkit.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountFilterBuilder;
import dev.accounts.application.port.Time;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.MetadataEdit;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Transition;
import dev.accounts.domain.UniqueKey;
import dev.accounts.domain.Version;
import dev.accounts.domain.Violation;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** New text is normalised and checked; stored text is what it is. */
public interface NormalTextContract extends Contract {

  @Test
  default void whatLooksTheSameIsTheSame() {
    TestTenant tenant = tenant();
    Details plain = Details.named("Cash box").numbered("12 00").referencedAs("Caf\u00e9");
    Account account = tenant.open(plain.with(Metadata.of(Map.of("a b", "north"))));
    for (String space : List.of("\u00a0", "\u3000", "\u202f\t", "  ")) {
      String number = space + "12" + space + "00" + space;
      assertTaken(UniqueKey.ACCOUNT_NUMBER, tenant, Details.named("n").numbered(number));
      assertFound(tenant, AccountFilter.where().accountNumber(number), account);
      assertFound(tenant, AccountFilter.where().text(number.replace("\t", "")), account);
      assertFound(
          tenant, AccountFilter.where().namePrefix(space + "cash" + space.strip()), account);
      assertFound(
          tenant, AccountFilter.where().metadata("a" + space + "b", "north" + space), account);
    }
    assertFound(tenant, AccountFilter.where().namePrefix("CASH\u00a0B"), account);
    assertTaken(
        UniqueKey.EXTERNAL_REFERENCE, tenant, Details.named("n").referencedAs("Cafe\u0301\u2007"));
    assertFound(tenant, AccountFilter.where().externalReference("\u00a0Cafe\u0301"), account);
    assertThat(tenant.change(account, Edit.replacingWith(account.details().numbered("12\u00a000"))))
        .isEqualTo(account);
  }

  @Test
  default void whatNoOneCanSeeIsRefused() {
    assertRefused("1200\u200b");
  }

  /** A decoder writes this for bytes that are no text. */
  @Test
  default void theMarkOfALostCharacterIsRefused() {
    assertRefused("1200\ufffd");
  }

  private void assertRefused(String hidden) {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    assertInvalid("/accountNumber", () -> tenant.open(Details.named("n").numbered(hidden)));
    assertInvalid("/externalReference", () -> tenant.open(Details.named("n").referencedAs(hidden)));
    assertInvalid("/name", () -> tenant.rename(account, hidden));
    assertInvalid(
        "/reason", () -> tenant.change(account, new Transition(Transition.Action.CLOSE, hidden)));
    assertInvalid(
        "/metadata/k",
        () -> tenant.open(Details.named("n").with(Metadata.of(Map.of("k", hidden)))));
    assertInvalid("/namePrefix", () -> AccountFilter.where().namePrefix(hidden).build());
    assertThat(tenant.all(AccountFilter.ALL, 10)).containsExactly(account);
  }

  /**
   * Accounts that are older than the rules, or come from another system, are usable as they are.
   */
  @Test
  default void textThatWouldBeRefusedNowStaysReadable() {
    TestTenant tenant = tenant();
    Details old =
        Details.named(" old\u200bname \ufffd ")
            .numbered("1200\u00a0")
            .referencedAs("\udb40\udc01\u202e")
            .with(Metadata.of(Map.of("k\u200b", "1\u0001", "l ", " 2", "l", "3")));
    Account opened = tenant.open("new");
    Account account =
        tenant.restored(
            new Account(
                AccountId.next(Time.SYSTEM),
                opened.tenantId(),
                opened.type(),
                opened.currency(),
                old,
                opened.standing(),
                Version.FIRST,
                opened.created(),
                opened.updated()));
    assertThat(tenant.stored(account)).isEqualTo(account);
    assertThat(tenant.all(AccountFilter.ALL, 10)).containsExactlyInAnyOrder(account, opened);
    Account trimmed =
        tenant.change(
            account, Edit.NOTHING.with(MetadataEdit.merging(Map.of(), List.of("k\u200b", "l "))));
    assertThat(trimmed.details()).isEqualTo(old.with(Metadata.NONE));
    Account closed = tenant.close(trimmed);
    assertThat(closed.details()).isEqualTo(trimmed.details());
    assertThat(tenant.stored(account)).isEqualTo(closed);
    assertThat(tenant.history(account)).hasSize(3);
    tenant.delete(closed);
    assertThat(tenant.find(account.id())).isEmpty();
  }

  private static void assertTaken(UniqueKey key, TestTenant tenant, Details details) {
    assertThatExceptionOfType(Refusal.Taken.class)
        .isThrownBy(() -> tenant.open(details))
        .returns(key, Refusal.Taken::key);
  }

  private static void assertInvalid(String pointer, ThrowingCallable call) {
    assertThatExceptionOfType(Refusal.Invalid.class)
        .isThrownBy(call)
        .satisfies(refusal ->
            assertThat(refusal.violations())
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple(pointer, "bad-character")));
  }

  private static void assertFound(
      TestTenant tenant, AccountFilterBuilder filter, Account... expected) {
    assertThat(tenant.all(filter.build(), 2)).containsExactly(expected);
  }
}
