package dev.accounts.testkit.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Creation;
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
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Several writes that are applied together or not at all. */
public interface BatchContract extends Contract {
  Stamp NOW = new Stamp(Instant.parse("2026-05-01T10:00:00Z"), new Subject("importer"));

  private static Batch batch(Write... writes) {
    return new Batch(
        UUID.randomUUID(),
        Optional.empty(),
        List.of(writes),
        Map.of(),
        List.of(),
        List.of("first", "zweite ✓"),
        NOW);
  }

  private static void write(TestTenant tenant, Write... writes) {
    tenant.writeAll(tenant.caller(), batch(writes));
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
  default void aBatchNeedsNoReport() {
    TestTenant tenant = tenant();
    Account account = account(tenant, Details.named("silent"));
    Batch silent =
        new Batch(
            UUID.randomUUID(),
            Optional.empty(),
            List.of(Creation.of(account)),
            Map.of(),
            List.of(),
            List.of(),
            NOW);
    assertThat(repository().writeAll(tenant.caller(), silent)).isEmpty();
    assertThat(tenant.find(account.id())).contains(account);
  }

  @Test
  default void aBatchWritesAllOfItInItsOrderWithTheHistoryOfEachAccount() {
    TestTenant tenant = tenant();
    Account present = tenant.open("present");
    Account parent = account(tenant, Details.named("parent").numbered("1"));
    Account child = account(tenant, Details.named("child").under(parent.id()));
    Operation move = operation(present, Edit.NOTHING.moveUnder(child.id()).rename("moved"));
    Batch batch = batch(Creation.of(parent), Creation.of(child), move);
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
    Batch batch = batch(Creation.of(added), rename, Creation.of(taken));
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
            .writeAll(tenant.caller(), batch(operation(closed, Edit.NOTHING.rename("other")))));
    Account old = tenant.open("account");
    tenant.rename(old, "renamed");
    assertThatExceptionOfType(Refusal.Stale.class)
        .isThrownBy(() ->
            repository()
                .writeAll(tenant.caller(), batch(operation(old, Edit.NOTHING.rename("other")))));
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
