package dev.accounts.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Permission;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Transition;
import dev.accounts.domain.Transition.Action;
import dev.accounts.inmemory.InMemoryAccountRepository;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each use case needs one permission, and the others do not make up for it. */
class PermissionsTest {
  private static final Caller EVERYTHING = Caller.of("acme", "ada");
  private static final Details DETAILS = Details.named("Cash");

  private final Accounts accounts =
      new Accounts(new InMemoryAccountRepository(), Clock.systemUTC());
  private final Account account = accounts.open(EVERYTHING, NewAccount.domestic("EUR", DETAILS));

  @Test
  void whoeverIsNotRestrictedMayDoEverything() {
    assertThat(EVERYTHING.permissions()).containsExactly(Permission.values());
  }

  @ParameterizedTest
  @EnumSource
  void theOtherPermissionsDoNotReplaceTheOneThatIsNeeded(UseCase useCase) {
    Caller caller = EVERYTHING.permitted(EnumSet.complementOf(EnumSet.of(useCase.needed)));

    assertThatExceptionOfType(Refusal.NotPermitted.class)
        .isThrownBy(() -> useCase.run(this, caller))
        .satisfies(refusal -> assertThat(refusal.missing()).isEqualTo(useCase.needed));
  }

  @ParameterizedTest
  @EnumSource
  void theOneThatIsNeededAndTheOneToReadAreEnough(UseCase useCase) {
    useCase.run(this, EVERYTHING.permitted(EnumSet.of(useCase.needed, Permission.READ)));
  }

  @ParameterizedTest
  @EnumSource(names = {"EDIT", "FREEZE", "DELETE"})
  void noAccountExistsForACallerWhoMayNotRead(UseCase useCase) {
    Caller caller = EVERYTHING.permitted(EnumSet.of(useCase.needed));

    assertThatThrownBy(() -> useCase.run(this, caller)).isInstanceOf(Refusal.NotFound.class);
    assertThat(accounts.get(EVERYTHING, account.id())).isEqualTo(account);
  }

  @Test
  void aCallerWhoMayNotReadOpensRootsAndNothingElse() {
    Caller caller = EVERYTHING.permitted(Set.of(Permission.WRITE));

    accounts.open(caller, NewAccount.domestic("EUR", DETAILS));
    assertThatExceptionOfType(Refusal.BreaksHierarchy.class)
        .isThrownBy(
            () -> accounts.open(caller, NewAccount.domestic("EUR", DETAILS.under(account.id()))))
        .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(HierarchyRule.PARENT_NOT_FOUND));
  }

  @Test
  void noUseCaseIsForgottenHere() {
    assertThat(Arrays.stream(UseCase.values()).map(useCase -> useCase.method))
        .containsAll(
            Arrays.stream(Accounts.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .toList());
  }

  @Test
  void everyChangeOfStatusNeedsControl() {
    assertThat(Arrays.stream(Action.values()).map(action -> new Transition(action, "why")))
        .allMatch(change -> change.permission() == Permission.CONTROL);
  }

  /** Every method of {@link Accounts}. */
  enum UseCase {
    OPEN("open", Permission.WRITE),
    OPEN_ONCE("openOnce", Permission.WRITE),
    GET("get", Permission.READ),
    LIST("list", Permission.READ),
    TREE("tree", Permission.READ),
    HISTORY("history", Permission.READ),
    EDIT("change", Permission.WRITE),
    FREEZE("change", Permission.CONTROL),
    DELETE("delete", Permission.CONTROL);

    final String method;
    final Permission needed;

    UseCase(String method, Permission needed) {
      this.method = method;
      this.needed = needed;
    }

    void run(PermissionsTest test, Caller caller) {
      Accounts accounts = test.accounts;
      AccountId id = test.account.id();
      NewAccount wanted = NewAccount.domestic("EUR", DETAILS.under(id));
      switch (this) {
        case OPEN -> accounts.open(caller, wanted);
        case OPEN_ONCE ->
            accounts.openOnce(caller, wanted, new IdempotencyKey("key", "0".repeat(64)));
        case GET -> accounts.get(caller, id);
        case LIST -> accounts.list(caller, ListQuery.of(AccountFilter.ALL));
        case TREE -> accounts.tree(caller, new TreeQuery(Optional.of(id), 1));
        case HISTORY -> accounts.history(caller, id, PageRequest.first(1));
        case EDIT -> accounts.change(caller, id, 1, Edit.NOTHING);
        case FREEZE -> accounts.change(caller, id, 1, new Transition(Action.FREEZE, "why"));
        case DELETE -> accounts.delete(caller, id, 1);
      }
    }
  }
}
