package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Batch.NewName;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.Operation;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.Write;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.UniqueKey;
import dev.accounts.domain.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchCallTest {
  private static final UUID BATCH = UUID.fromString("01890000-0000-7000-8000-000000000004");
  private static final IdempotencyKey KEY = new IdempotencyKey("key", "a".repeat(64));
  private static final Creation CREATION = Creation.of(Sample.BARE);
  private static final Operation DELETION = ChangeCallTest.operation(new Deletion());

  @Test
  void aBatchIsOneCallWithAllThatItWritesAndExpects() {
    Batch batch =
        new Batch(
            BATCH,
            Optional.of(KEY),
            List.of(CREATION, DELETION),
            Map.of(Sample.PARENT, new Version(3), Sample.ID, new Version(12)),
            List.of(
                new NewName(Optional.empty(), "größe"),
                new NewName(Optional.of(Sample.PARENT), "cash")),
            List.of("created: \"bare\"", "deleted"),
            Sample.UPDATED);
    SqlCall call = BatchCall.of(Sample.CALLER, batch);
    assertThat(call.writes()).isTrue();
    assertThat(call.statement()).contains("accounts.write_all(");
    assertThat(call.parameters())
        .containsEntry("tenant", Optional.of("tenant"))
        .containsEntry("batch", Optional.of(BATCH.toString()))
        .containsEntry("key", Optional.of("key"))
        .containsEntry("requestHash", Optional.of("a".repeat(64)))
        .containsEntry("at", Optional.of("2026-01-02T03:05:05.123456Z"))
        .containsEntry("by", Optional.of("editor"))
        .containsEntry(
            "common",
            Optional.of(StoredAccountJson.writeCommon(Sample.CALLER.tenant(), Sample.UPDATED)))
        .containsEntry(
            "writes",
            Optional.of(
                "["
                    + StoredAccountJson.writeNew(Sample.BARE)
                    + ","
                    + ChangeCall.json(DELETION)
                    + "]"))
        .containsEntry(
            "unchanged",
            Optional.of("{\"" + Sample.ID + "\":\"12\",\"" + Sample.PARENT + "\":\"3\"}"))
        .containsEntry(
            "absent",
            Optional.of(
                "[{\"search_name\":\"größe\"},{\"search_name\":\"cash\",\"parent_id\":\""
                    + Sample.PARENT
                    + "\"}]"))
        .containsEntry("report", Optional.of("[\"created: \\\"bare\\\"\",\"deleted\"]"))
        .hasSize(11);
  }

  @Test
  void aBatchThatExpectsNothingHasNoKeyAndEmptyLists() {
    assertThat(BatchCall.of(Sample.CALLER, batch()).parameters())
        .containsEntry("key", Optional.empty())
        .containsEntry("requestHash", Optional.empty())
        .containsEntry("writes", Optional.of("[]"))
        .containsEntry("unchanged", Optional.of("{}"))
        .containsEntry("absent", Optional.of("[]"))
        .containsEntry("report", Optional.of("[]"))
        .hasSize(11);
  }

  @Test
  void theReportIsTheLinesInTheirOrder() {
    List<Map<String, String>> rows =
        List.of(
            Map.of("outcome", "done", "line", "first", "place", "0"),
            Map.of("outcome", "done", "line", "second", "place", "0"));
    assertThat(BatchCall.report(rows, batch(CREATION))).containsExactly("first", "second");
  }

  @Test
  void aNameThatIsPresentChangesThePlan() {
    assertThatExceptionOfType(Refusal.PlanChanged.class)
        .isThrownBy(() -> report("name-present", "{}", 0, batch(CREATION)))
        .returns(List.of(), Refusal.PlanChanged::changed);
  }

  @Test
  void anOperationIsRefusedForItsAccount() {
    Batch batch = batch(CREATION, DELETION, CREATION);
    assertThatExceptionOfType(Refusal.NotFound.class)
        .isThrownBy(() -> report("account-not-found", "{}", 2, batch))
        .withMessageContaining(Sample.ID.toString());
    assertThatExceptionOfType(Refusal.Stale.class)
        .isThrownBy(() -> report("stale-version", Sample.json(Sample.at(8)), 2, batch))
        .withMessageContaining("version 7");
    assertThatExceptionOfType(Refusal.NotAllowedInStatus.class)
        .isThrownBy(() -> report("not-allowed-in-status", Sample.json(Sample.FULL), 2, batch))
        .withMessage("An account that is FROZEN does not take: delete.");
  }

  @Test
  void aCreationIsRefusedForTheAccountThatIsInTheWay() {
    assertThatExceptionOfType(Refusal.Taken.class)
        .isThrownBy(() ->
            report("account_number_unique", Sample.json(Sample.FULL), 1, batch(CREATION, DELETION)))
        .returns(UniqueKey.ACCOUNT_NUMBER, Refusal.Taken::key)
        .returns(
            Optional.of(Refusal.ConflictingAccount.of(Sample.FULL)), Refusal::conflictingAccount);
  }

  @Test
  void anAccountThatWasToBeUnchangedIsNot() {
    Batch batch = unchanged(Sample.ID, 3);
    assertThatExceptionOfType(Refusal.Stale.class)
        .isThrownBy(() -> report("stale-version", Sample.json(Sample.at(8)), 0, batch))
        .withMessageContaining("version 3");
    assertThatExceptionOfType(Refusal.UnknownVersion.class)
        .isThrownBy(() -> report("stale-version", Sample.json(Sample.at(2)), 0, batch))
        .withMessageContaining("version 3");
    assertThatExceptionOfType(Refusal.UnknownVersion.class)
        .isThrownBy(() ->
            report("stale-version", Sample.json(Sample.at(8)), 0, unchanged(Sample.PARENT, 3)))
        .withMessageContaining("version 0");
    assertThatExceptionOfType(Refusal.NotFound.class)
        .isThrownBy(() -> report("account-not-found", Sample.json(Sample.at(3)), 0, batch))
        .withMessageContaining(Sample.ID.toString());
  }

  @Test
  void aBatchThatIsRefusedAsAWholeNamesNoPlace() {
    for (Map<String, String> row :
        List.of(
            Map.of("outcome", "tenant-frozen", "place", "0"), Map.of("outcome", "tenant-frozen"))) {
      assertThatExceptionOfType(Refusal.TenantFrozen.class)
          .isThrownBy(() -> BatchCall.report(List.of(row), batch(DELETION)));
    }
    assertThatExceptionOfType(Refusal.IdempotencyKeyReused.class)
        .isThrownBy(() -> report("idempotency-key-reused", "{}", 0, batch(DELETION)));
  }

  @Test
  void noRowOfAReportIsADefectThatLeavesItOpenWhatWasWritten() {
    RepositoryException failure =
        catchThrowableOfType(
            RepositoryException.class,
            () -> BatchCall.report(List.of(), reporting(List.of("opened"))));
    assertThat(failure).hasMessage("The database returned for a write: nothing");
    assertThat(failure.applied()).isEqualTo(RepositoryException.Applied.UNKNOWN);
  }

  @Test
  void aReportIsAskedForByItsKey() {
    SqlCall call = BatchCall.reportOf(Sample.CALLER, KEY, Sample.AT);
    assertThat(call.writes()).isFalse();
    assertThat(call.statement()).contains("accounts.batch_report(");
    assertThat(call.parameters())
        .isEqualTo(
            Map.of(
                "tenant", Optional.of("tenant"),
                "key", Optional.of("key"),
                "requestHash", Optional.of("a".repeat(64)),
                "at", Optional.of("2026-01-02T03:04:05.123456Z")));
  }

  @Test
  void aKeyThatWasUsedHasTheReportOfItsFirstUse() {
    assertThat(BatchCall.reportOf(List.of())).isEmpty();
    assertThat(
            BatchCall.reportOf(
                List.of(
                    Map.of("outcome", "done", "line", "first"),
                    Map.of("outcome", "done", "line", "second"))))
        .contains(List.of("first", "second"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"idempotency-key-reused", "nothing"})
  void aKeyThatWasUsedForAnotherRequestHasNoReport(String outcome) {
    assertThatExceptionOfType(Refusal.IdempotencyKeyReused.class)
        .isThrownBy(() -> BatchCall.reportOf(List.of(Map.of("outcome", outcome))));
  }

  private static List<String> report(String outcome, String line, int place, Batch batch) {
    return BatchCall.report(
        List.of(Map.of("outcome", outcome, "line", line, "place", "" + place)), batch);
  }

  private static Batch batch(Write... writes) {
    return batch(List.of(writes), Map.of(), List.of());
  }

  private static Batch reporting(List<String> lines) {
    return batch(List.of(), Map.of(), lines);
  }

  private static Batch unchanged(AccountId id, long version) {
    return batch(List.of(CREATION), Map.of(id, new Version(version)), List.of());
  }

  private static Batch batch(
      List<Write> writes, Map<AccountId, Version> unchanged, List<String> report) {
    return new Batch(BATCH, Optional.empty(), writes, unchanged, List.of(), report, Sample.UPDATED);
  }
}
