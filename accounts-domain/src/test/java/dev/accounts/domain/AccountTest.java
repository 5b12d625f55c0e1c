package dev.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");
  private static final Stamp STAMP = new Stamp(NOW, new Subject("alice"));
  private static final Stamp LATER = new Stamp(NOW.plusSeconds(1), new Subject("bob"));
  private static final Account OPEN =
      Account.open(
          AccountId.next(() -> NOW),
          new TenantId("tenant"),
          NewAccount.domestic("EUR", Details.named("account")),
          STAMP);

  @Test
  void aNewAccountIsOpenAndAtVersionOne() {
    assertThat(OPEN.status()).isEqualTo(AccountStatus.OPEN);
    assertThat(OPEN.version().value()).isEqualTo(1);
    assertThat(OPEN.created()).isEqualTo(STAMP);
    assertThat(OPEN.updated()).isEqualTo(STAMP);
    assertThat(OPEN.standing().since()).isEqualTo(NOW);
  }

  @Test
  void aChangeCountsTheVersionUpAndSaysWhoMadeItAndWhen() {
    Account renamed = OPEN.after(Edit.NOTHING.rename("renamed"), LATER);
    assertThat(renamed.version().value()).isEqualTo(2);
    assertThat(renamed.created()).isEqualTo(STAMP);
    assertThat(renamed.updated()).isEqualTo(LATER);
    assertThat(OPEN.name()).isEqualTo("account");
  }

  @Test
  void aChangeThatMakesNoDifferenceIsNone() {
    assertThat(OPEN.after(Edit.NOTHING.rename(" account "), LATER)).isSameAs(OPEN);
  }

  @ParameterizedTest
  @EnumSource(AccountStatus.class)
  void eachStatusTakesTheTransitionsOfTheDesignAndNoOthers(AccountStatus status) {
    Set<Transition.Action> taken =
        Stream.of(Transition.Action.values())
            .filter(action -> takes(in(status), new Transition(action, "reason")))
            .collect(Collectors.toSet());
    assertThat(taken)
        .isEqualTo(
            switch (status) {
              case OPEN -> Set.of(Transition.Action.FREEZE, Transition.Action.CLOSE);
              case FROZEN -> Set.of(Transition.Action.UNFREEZE, Transition.Action.CLOSE);
              case CLOSED -> Set.of(Transition.Action.REOPEN);
            });
  }

  @ParameterizedTest
  @EnumSource(AccountStatus.class)
  void eachStatusTakesTheEditsOfTheDesignAndNoOthers(AccountStatus status) {
    Account account = in(status);
    Edit move = Edit.NOTHING.moveUnder(AccountId.next(() -> NOW));
    Edit renumber = Edit.replacingWith(account.details().numbered("1"));
    assertThat(takes(account, Edit.NOTHING.rename("renamed")))
        .isEqualTo(status != AccountStatus.CLOSED);
    assertThat(takes(account, move)).isEqualTo(status == AccountStatus.OPEN);
    assertThat(takes(account, renumber)).isEqualTo(status == AccountStatus.OPEN);
    assertThat(takes(account, new Deletion())).isEqualTo(status != AccountStatus.FROZEN);
  }

  @Test
  void anAccountIsNeverItsOwnParent() {
    assertThatExceptionOfType(Refusal.BreaksHierarchy.class)
        .isThrownBy(() -> OPEN.after(Edit.NOTHING.moveUnder(OPEN.id()), LATER))
        .returns(HierarchyRule.CYCLE, Refusal.BreaksHierarchy::rule);
  }

  @Test
  void aStoredAccountPassesTheSameChecksAsANewOne() {
    assertThatExceptionOfType(Refusal.Invalid.class)
        .isThrownBy(() ->
            new Account(
                OPEN.id(),
                OPEN.tenantId(),
                OPEN.type(),
                OPEN.currency(),
                OPEN.details(),
                OPEN.standing(),
                Version.NONE,
                STAMP,
                STAMP));
  }

  private static boolean takes(Account account, Change change) {
    try {
      return account.after(change, LATER).version().equals(account.version().next());
    } catch (Refusal.NotAllowedInStatus refused) {
      return false;
    }
  }

  private static Account in(AccountStatus status) {
    return switch (status) {
      case OPEN -> OPEN;
      case FROZEN -> OPEN.after(new Transition(Transition.Action.FREEZE, "reason"), LATER);
      case CLOSED -> OPEN.after(new Transition(Transition.Action.CLOSE, "reason"), LATER);
    };
  }
}
