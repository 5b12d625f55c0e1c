package dev.accounts.testkit.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.Operation;
import dev.accounts.application.port.Write;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Change;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.Subject;
import dev.accounts.testkit.fixture.AtOnce;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several writes that are applied together or not at all. */
public interface BatchContract extends Contract {
  Stamp NOW = new Stamp(Instant.parse("2026-05-01T10:00:00Z"), new Subject("importer"));
  IdempotencyKey BATCH_KEY = new IdempotencyKey("batch-1", "a".repeat(64));
  IdempotencyKey OTHER_REQUEST = new IdempotencyKey("batch-1", "b".repeat(64));

  private static Batch batch(Optional<IdempotencyKey> key, Write... writes) {
    return new Batch(
        UUID.randomUUID(),
        key,
        List.of(writes),
        Map.of(),
        List.of(),
        List.of("first", "zweite ✓"),
        NOW);
  }

  private static void write(TestTenant tenant, Write... writes) {
    tenant.writeAll(tenant.caller(), batch(Optional.empty(), writes));
  }

  private static Account account(TestTenant tenant, Details details) {
    return Account.open(
        AccountId.next(InstantSource.system()),
        tenant.caller().tenant(),
        NewAccount.domestic("EUR", details),
        NOW);
  }

  private static Operation operation(Account account, Change change) {
    return new Operation(
        UUID.randomUUID(), account.id(), account.version(), change, NOW, Optional.empty());
  }

  @Test
  default void aBatchWritesAllOfItInItsOrderWithTheHistoryOfEachAccount() {
    TestTenant tenant = tenant();
    Account present = tenant.open("present");
    Account parent = account(tenant, Details.named("parent").numbered("1"));
    Account child = account(tenant, Details.named("child").under(parent.id()));
    Operation move = operation(present, Edit.NOTHING.moveUnder(child.id()).rename("moved"));
    Batch batch = batch(Optional.empty(), Creation.of(parent), Creation.of(child), move);
    assertThat(repository().writeAll(tenant.caller(), batch)).isEqualTo(batch.report());
    assertThat(tenant.find(parent.id())).contains(parent);
    assertThat(tenant.find(child.id())).contains(child);
    Account moved = tenant.stored(present);
    assertThat(moved.parentId()).contains(child.id());
    assertThat(moved.updated()).isEqualTo(NOW);
    assertThat(tenant.history(moved)).hasSize(2);
    assertThat(tenant.history(child)).hasSize(1);
  }

  @Test
  default void aBatchOfWhichOneWriteIsRefusedWritesNothing() {
    TestTenant tenant = tenant();
    Account holder = tenant.open(Details.named("holder").numbered("7"));
    Account added = account(tenant, Details.named("new"));
    Account taken = account(tenant, Details.named("taken").numbered("7"));
    Operation rename = operation(holder, Edit.NOTHING.rename("renamed"));
    Batch batch = batch(Optional.empty(), Creation.of(added), rename, Creation.of(taken));
    assertThatExceptionOfType(Refusal.Taken.class)
        .isThrownBy(() -> repository().writeAll(tenant.caller(), batch));
    assertThat(tenant.all(AccountFilter.ALL, 10)).containsExactly(holder);
    assertThat(tenant.history(holder)).hasSize(1);
  }

  @Test
  default void theFirstNewAccountThatIsRefusedSaysWhyWhereverItStands() {
    TestTenant tenant = tenant();
    Account holder = tenant.open(Details.named("holder").numbered("7"));
    Account parent = account(tenant, Details.named("parent"));
    Account child = account(tenant, Details.named("child").under(parent.id()).numbered("8"));
    Account twin = account(tenant, Details.named("twin").numbered("8"));
    Account orphan = account(tenant, Details.named("orphan").under(AccountId.next(NOW::at)));
    Operation rename = operation(holder, Edit.NOTHING.rename("renamed"));
    assertThatExceptionOfType(Refusal.Taken.class)
        .isThrownBy(() -> write(tenant, Creation.of(parent), Creation.of(child), Creation.of(twin)))
        .satisfies(refusal ->
            assertThat(refusal.conflictingAccount())
                .contains(Refusal.ConflictingAccount.of(child)));
    Contract.assertBreaks(
        HierarchyRule.PARENT_NOT_FOUND,
        () -> write(tenant, Creation.of(parent), rename, Creation.of(child), Creation.of(orphan)));
    assertThat(tenant.all(AccountFilter.ALL, 10)).containsExactly(holder);
    write(tenant, Creation.of(parent), rename, Creation.of(child));
    assertThat(tenant.changes(10, 4))
        .extracting(event -> event.after().name())
        .containsExactly("holder", "parent", "renamed", "child");
  }

  @Test
  default void aChangeInABatchIsRefusedAsAnyOther() {
    TestTenant tenant = tenant();
    Account closed = tenant.close(tenant.open("closed"));
    Contract.assertNotAllowed(() ->
        repository()
            .writeAll(
                tenant.caller(),
                batch(Optional.empty(), operation(closed, Edit.NOTHING.rename("other")))));
    Account old = tenant.open("account");
    tenant.rename(old, "renamed");
    assertThatExceptionOfType(Refusal.Stale.class)
        .isThrownBy(() ->
            repository()
                .writeAll(
                    tenant.caller(),
                    batch(Optional.empty(), operation(old, Edit.NOTHING.rename("other")))));
  }

  @Test
  default void aBatchIsRefusedWhenAnAccountThatHasToBeUnchangedHasChanged() {
    TestTenant tenant = tenant();
    Account changed = tenant.open("account");
    Account deleted = tenant.open("deleted");
    Account added = account(tenant, Details.named("new"));
    Batch batch =
        new Batch(
            UUID.randomUUID(),
            Optional.empty(),
            List.of(Creation.of(added)),
            Map.of(changed.id(), changed.version()),
            List.of(),
            List.of("report"),
            NOW);
    tenant.rename(changed, "renamed");
    tenant.delete(deleted);
    assertThatExceptionOfType(Refusal.Stale.class)
        .isThrownBy(() -> repository().writeAll(tenant.caller(), batch));
    Batch ofDeleted =
        new Batch(
            UUID.randomUUID(),
            Optional.empty(),
            List.of(Creation.of(added)),
            Map.of(deleted.id(), deleted.version()),
            List.of(),
            List.of("report"),
            NOW);
    assertThatExceptionOfType(Refusal.NotFound.class)
        .isThrownBy(() -> repository().writeAll(tenant.caller(), ofDeleted));
    assertThat(tenant.find(added.id())).isEmpty();
  }

  @Test
  default void aRepeatedBatchIsAppliedOnce() {
    TestTenant tenant = tenant();
    Account added = account(tenant, Details.named("new"));
    Batch batch = batch(Optional.empty(), Creation.of(added));
    repository().writeAll(tenant.caller(), batch);
    tenant.delete(added);
    assertThat(repository().writeAll(tenant.caller(), batch)).isEqualTo(batch.report());
    assertThat(tenant.find(added.id())).isEmpty();
  }

  @Test
  default void theSameKeyAndRequestGetsTheReportOfTheFirstBatchAgain() {
    TestTenant tenant = tenant();
    assertThat(repository().reportOf(tenant.caller(), BATCH_KEY, NOW.at())).isEmpty();
    Account first = account(tenant, Details.named("first"));
    Account second = account(tenant, Details.named("second"));
    Batch batch = batch(Optional.of(BATCH_KEY), Creation.of(first));
    repository().writeAll(tenant.caller(), batch);
    Batch again =
        new Batch(
            UUID.randomUUID(),
            Optional.of(BATCH_KEY),
            List.of(Creation.of(second)),
            Map.of(),
            List.of(),
            List.of("other"),
            NOW);
    assertThat(repository().writeAll(tenant.caller(), again)).isEqualTo(batch.report());
    assertThat(repository().reportOf(tenant.caller(), BATCH_KEY, NOW.at()))
        .contains(batch.report());
    assertThat(tenant.find(second.id())).isEmpty();
  }

  @Test
  default void theSameKeyWithAnotherBatchIsRefused() {
    TestTenant tenant = tenant();
    Account first = account(tenant, Details.named("first"));
    repository().writeAll(tenant.caller(), batch(Optional.of(BATCH_KEY), Creation.of(first)));
    assertThatExceptionOfType(Refusal.IdempotencyKeyReused.class)
        .isThrownBy(() -> repository().reportOf(tenant.caller(), OTHER_REQUEST, NOW.at()));
    Batch other = batch(Optional.of(OTHER_REQUEST));
    assertThatExceptionOfType(Refusal.IdempotencyKeyReused.class)
        .isThrownBy(() -> repository().writeAll(tenant.caller(), other));
  }

  @Test
  default void theKeyOfABatchIsRememberedForItsLife() {
    TestTenant tenant = tenant();
    Batch batch = batch(Optional.of(BATCH_KEY));
    repository().writeAll(tenant.caller(), batch);
    Instant last = NOW.at().plus(IdempotencyKey.LIFE);
    assertThat(repository().reportOf(tenant.caller(), BATCH_KEY, last)).isPresent();
    assertThat(repository().reportOf(tenant.caller(), OTHER_REQUEST, last.plusMillis(1))).isEmpty();
  }

  @Test
  default void theSameKeySixteenTimesAtOnceAppliesOneBatch() {
    TestTenant tenant = tenant();
    List<Batch> batches =
        IntStream.range(0, 16)
            .mapToObj(i ->
                new Batch(
                    UUID.randomUUID(),
                    Optional.of(BATCH_KEY),
                    List.of(Creation.of(account(tenant, Details.named("account " + i)))),
                    Map.of(),
                    List.of(),
                    List.of("report " + i),
                    NOW))
            .toList();
    var endings = AtOnce.run(16, i -> () -> repository().writeAll(tenant.caller(), batches.get(i)));
    assertThat(endings)
        .allSatisfy(ending -> assertThat(ending.result()).isPresent())
        .extracting(ending -> ending.result().orElseThrow())
        .containsOnly(endings.getFirst().result().orElseThrow());
    assertThat(tenant.all(AccountFilter.ALL, 10)).hasSize(1);
  }

  @Test
  default void aBatchIsRefusedWhenAnAccountWithoutNumberHasANameThatHasToBeAbsent() {
    TestTenant tenant = tenant();
    Account parent = tenant.open(Details.named("Same").numbered("1"));
    assertThat(repository().writeAll(tenant.caller(), absent(Optional.empty()))).isNotEmpty();
    tenant.open("Same", parent);
    assertThatExceptionOfType(Refusal.PlanChanged.class)
        .isThrownBy(() -> repository().writeAll(tenant.caller(), absent(Optional.of(parent.id()))));
    tenant.open("Same");
    assertThatExceptionOfType(Refusal.PlanChanged.class)
        .isThrownBy(() -> repository().writeAll(tenant.caller(), absent(Optional.empty())));
  }

  private static Batch absent(Optional<AccountId> parent) {
    return new Batch(
        UUID.randomUUID(),
        Optional.empty(),
        List.of(),
        Map.of(),
        List.of(new Batch.NewName(parent, "same")),
        List.of("report"),
        NOW);
  }
}
