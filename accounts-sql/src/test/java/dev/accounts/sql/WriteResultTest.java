package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.application.port.Operation;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Refusal.ConflictingAccount;
import dev.accounts.domain.UniqueKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteResultTest {
  private static final Operation OPERATION = ChangeCallTest.operation(new Deletion());

  @Test
  void whatIsDoneGivesTheAccount() {
    WriteResult done = new WriteResult("done", Sample.json(Sample.FULL));
    assertThat(done.created()).isEqualTo(Sample.FULL);
    assertThat(done.changed(OPERATION)).isEqualTo(Sample.FULL);
  }

  @Test
  void aResultIsTheFirstRow() {
    assertThat(WriteResult.of(List.of(Map.of("outcome", "done", "account", "{1}"), Map.of())))
        .isEqualTo(new WriteResult("done", "{1}"));
    assertThat(WriteResult.of(List.of(Map.of("outcome", "stale-version"))))
        .isEqualTo(new WriteResult("stale-version", "{}"));
    assertThat(WriteResult.of(List.of())).isEqualTo(new WriteResult("nothing", "{}"));
  }

  /** What was written cannot be known from an account that cannot be read. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"name\":", "no JSON", "at the end of time"})
  void anAccountThatCannotBeReadLeavesItOpenWhetherItWasWritten(String json) {
    String account =
        json.startsWith("at")
            ? Sample.json(Sample.FULL).replace("2026-01-02T03:04:05.123456Z", "infinity")
            : json;
    WriteResult unreadable = new WriteResult("done", account);
    for (Runnable read :
        List.<Runnable>of(unreadable::created, () -> unreadable.changed(OPERATION))) {
      RepositoryException failure = catchThrowableOfType(RepositoryException.class, read::run);
      assertThat(failure.applied()).isEqualTo(RepositoryException.Applied.UNKNOWN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "parent-not-found,     PARENT_NOT_FOUND",
    "parent-not-open,      PARENT_NOT_OPEN",
    "hierarchy-cycle,      CYCLE",
    "hierarchy-too-deep,   TOO_DEEP",
    "account-has-children, HAS_CHILDREN",
    "children-not-closed,  CHILDREN_NOT_CLOSED",
    "parent-closed,        PARENT_CLOSED"
  })
  void rulesOfTheHierarchyRefuse(String outcome, HierarchyRule rule) {
    WriteResult refused = new WriteResult(outcome, "{}");
    assertThatExceptionOfType(Refusal.BreaksHierarchy.class)
        .isThrownBy(refused::created)
        .returns(rule, Refusal.BreaksHierarchy::rule);
    assertThatExceptionOfType(Refusal.BreaksHierarchy.class)
        .isThrownBy(() -> refused.changed(OPERATION))
        .returns(rule, Refusal.BreaksHierarchy::rule);
  }

  @ParameterizedTest
  @CsvSource({
    "account_number_unique,     ACCOUNT_NUMBER",
    "external_reference_unique, EXTERNAL_REFERENCE"
  })
  void keysThatAreTakenRefuse(String outcome, UniqueKey key) {
    assertThatExceptionOfType(Refusal.Taken.class)
        .isThrownBy(new WriteResult(outcome, "{}")::created)
        .returns(key, Refusal.Taken::key);
  }

  @Test
  void metadataThatGrewTooLargeIsNotValid() {
    assertThatExceptionOfType(Refusal.Invalid.class)
        .isThrownBy(() -> new WriteResult("metadata_too_large", "{}").changed(OPERATION))
        .returns(List.of(Metadata.tooLarge()), Refusal.Invalid::violations);
  }

  @Test
  void aChangeIsRefusedForItsAccount() {
    assertThatExceptionOfType(Refusal.NotFound.class)
        .isThrownBy(() -> new WriteResult("account-not-found", "{}").changed(OPERATION))
        .withMessageContaining(Sample.ID.toString());
    assertThatExceptionOfType(Refusal.Stale.class)
        .isThrownBy(
            () -> new WriteResult("stale-version", Sample.json(Sample.at(8))).changed(OPERATION))
        .withMessageContaining("version 7");
    assertThatExceptionOfType(Refusal.UnknownVersion.class)
        .isThrownBy(
            () -> new WriteResult("stale-version", Sample.json(Sample.at(6))).changed(OPERATION))
        .withMessageContaining("version 7");
    assertThatExceptionOfType(Refusal.NotAllowedInStatus.class)
        .isThrownBy(() ->
            new WriteResult("not-allowed-in-status", Sample.json(Sample.FULL)).changed(OPERATION))
        .withMessage("An account that is FROZEN does not take: delete.");
  }

  @Test
  void aChangeThatOnlyTheDatabaseRefusesIsRefused() {
    assertThatExceptionOfType(Refusal.NotAllowedInStatus.class)
        .isThrownBy(() ->
            new WriteResult("not-allowed-in-status", Sample.json(Sample.BARE)).changed(OPERATION))
        .withMessage("An account that is OPEN does not take: delete.")
        .returns(List.of(), Refusal::pointers);
  }

  @Test
  void theAccountThatIsInTheWayIsNamed() {
    Optional<ConflictingAccount> full = Optional.of(ConflictingAccount.of(Sample.FULL));
    for (String outcome : List.of("parent-not-open", "account_number_unique")) {
      WriteResult refused = new WriteResult(outcome, Sample.json(Sample.FULL));
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(refused::created)
          .returns(full, Refusal::conflictingAccount);
    }
  }

  @Test
  void aKeyIsUsedForOneCreation() {
    assertThatExceptionOfType(Refusal.IdempotencyKeyReused.class)
        .isThrownBy(new WriteResult("idempotency-key-reused", "{}")::created);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "what no version of ours says"})
  void anyOtherOutcomeIsADefect(String outcome) {
    RepositoryException failure =
        catchThrowableOfType(RepositoryException.class, new WriteResult(outcome, "{}")::created);
    assertThat(failure).hasMessage("The database returned for a write: " + outcome);
    assertThat(failure.reason()).isEqualTo(RepositoryException.Cause.DEFECT);
    assertThat(failure.applied()).isEqualTo(RepositoryException.Applied.UNKNOWN);
  }
}
