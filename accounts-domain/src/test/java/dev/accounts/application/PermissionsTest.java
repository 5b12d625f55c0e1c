package dev.accounts.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accounts.application.chart.ChartFile;
import dev.accounts.application.chart.ChartFile.OnMissing;
import dev.accounts.application.chart.ImportRow;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Permission;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Transition;
import dev.accounts.domain.Transition.Action;
import dev.accounts.domain.Version;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Period;
import dev.accounts.inmemory.InMemoryAccountRepository;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each use case needs one permission, and the others do not make up for it. */
class PermissionsTest {
  private static final Caller EVERYTHING = Caller.of("acme", "ada").waiting(Duration.ofHours(1));
  private static final Details DETAILS = Details.named("Cash");

  private final Accounts accounts =
      new Accounts(new InMemoryAccountRepository(), Clock.systemUTC());
  private final Account account = accounts.open(EVERYTHING, NewAccount.domestic("EUR", DETAILS));

  @Test
  void aCallerWithoutRestrictionsMayDoEverything() {
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
  void aCallerWhoMayNotReadDoesNotLearnWhichAccountHasANumber() {
    NewAccount numbered = NewAccount.domestic("EUR", DETAILS.numbered("1"));
    accounts.open(EVERYTHING, numbered);
    assertThatExceptionOfType(Refusal.Taken.class)
        .isThrownBy(() -> accounts.open(EVERYTHING, numbered))
        .satisfies(refusal -> assertThat(refusal.conflictingAccount()).isPresent());
    assertThatExceptionOfType(Refusal.Taken.class)
        .isThrownBy(() -> accounts.open(EVERYTHING.permitted(Set.of(Permission.WRITE)), numbered))
        .satisfies(refusal -> assertThat(refusal.conflictingAccount()).isEmpty());
  }

  @Test
  void anImportNeedsControlWhereItChangesAStatusAndReadAlways() {
    Caller writer = EVERYTHING.permitted(Set.of(Permission.READ, Permission.WRITE));

    assertThatExceptionOfType(Refusal.NotPermitted.class)
        .isThrownBy(() ->
            accounts
                .imports()
                .plan(writer, file(Optional.of(AccountStatus.FROZEN)), OnMissing.KEEP))
        .satisfies(refusal -> assertThat(refusal.missing()).isEqualTo(Permission.CONTROL));
    assertThatExceptionOfType(Refusal.NotPermitted.class)
        .isThrownBy(() ->
            accounts
                .imports()
                .apply(
                    writer,
                    file(Optional.empty()),
                    OnMissing.CLOSE,
                    Optional.empty(),
                    Optional.empty()))
        .satisfies(refusal -> assertThat(refusal.missing()).isEqualTo(Permission.CONTROL));
    assertThatExceptionOfType(Refusal.NotPermitted.class)
        .isThrownBy(() ->
            accounts
                .imports()
                .plan(
                    EVERYTHING.permitted(Set.of(Permission.WRITE)),
                    file(Optional.empty()),
                    OnMissing.KEEP))
        .satisfies(refusal -> assertThat(refusal.missing()).isEqualTo(Permission.READ));
    assertThat(accounts.get(EVERYTHING, account.id())).isEqualTo(account);
  }

  private static ChartFile file(Optional<AccountStatus> status) {
    return new ChartFile(
        Set.of("name"),
        List.of(
            new ImportRow(
                2,
                Optional.empty(),
                Details.named("Imported"),
                Optional.of(AccountType.DOMESTIC),
                Optional.of(Currency.getInstance("EUR")),
                status,
                Optional.empty(),
                true)));
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
    CHANGES("changes", Permission.READ),
    CHART("chart", Permission.READ),
    DIFFERENCES("differences", Permission.READ),
    IMPORT("imports", Permission.WRITE),
    EDIT("change", Permission.WRITE),
    EDIT_ONCE("changeOnce", Permission.WRITE),
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
      IdempotencyKey key = new IdempotencyKey("key", "0".repeat(64));
      switch (this) {
        case OPEN -> accounts.open(caller, wanted);
        case OPEN_ONCE -> accounts.openOnce(caller, wanted, key);
        case GET -> accounts.get(caller, id);
        case LIST -> accounts.list(caller, ListQuery.of(AccountFilter.ALL));
        case TREE -> accounts.tree(caller, TreeQuery.of(id, 1));
        case CHANGES -> accounts.changes(caller, FeedQuery.fromBeginning());
        case HISTORY -> accounts.history(caller, id, PageRequest.first(1));
        case CHART -> accounts.chart(caller, AsOf.NOW, Optional.empty(), 1);
        case DIFFERENCES ->
            accounts.differences(caller, new Period(Instant.EPOCH, AsOf.NOW), PageRequest.first(1));
        case IMPORT -> accounts.imports().plan(caller, file(Optional.empty()), OnMissing.KEEP);
        case EDIT -> accounts.change(caller, id, Version.FIRST, Edit.NOTHING);
        case EDIT_ONCE -> accounts.changeOnce(caller, id, Version.FIRST, Edit.NOTHING, key);
        case FREEZE ->
            accounts.change(caller, id, Version.FIRST, new Transition(Action.FREEZE, "why"));
        case DELETE -> accounts.delete(caller, id, Version.FIRST);
      }
    }
  }
}
