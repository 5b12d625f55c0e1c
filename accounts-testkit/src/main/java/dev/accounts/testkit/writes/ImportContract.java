package dev.accounts.testkit.writes;

import static dev.accounts.testkit.fixture.ChartFiles.apply;
import static dev.accounts.testkit.fixture.ChartFiles.fates;
import static dev.accounts.testkit.fixture.ChartFiles.file;
import static dev.accounts.testkit.fixture.ChartFiles.in;
import static dev.accounts.testkit.fixture.ChartFiles.numbered;
import static dev.accounts.testkit.fixture.ChartFiles.plan;
import static dev.accounts.testkit.fixture.ChartFiles.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.chart.ChartFile;
import dev.accounts.application.chart.ChartFile.OnMissing;
import dev.accounts.application.chart.ImportPlan;
import dev.accounts.application.chart.ImportRow;
import dev.accounts.application.chart.RowFate;
import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.ChartRow;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.Position;
import dev.accounts.application.port.Sort;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.Details;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.past.AsOf;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an import makes of the rows of a file. */
public interface ImportContract extends Contract {
  @Test
  default void aChartIsImportedWithParentsByNumberAndByPathInAnyOrder() {
    TestTenant tenant = tenant();
    ChartFile chart =
        file(
            row(2, "1010", "Till", "Assets:Cash"),
            row(3, "1000", "Cash", "1"),
            row(4, "1", "Assets", ""),
            row(5, "", "Notes: old", "1"),
            row(6, "1020", "Box", "Assets:Notes\\: old"));
    ImportPlan applied = apply(tenant, chart);
    assertThat(applied.isApplied()).isTrue();
    assertThat(fates(applied)).containsOnly(Fate.CREATED);
    assertThat(applied.rows()).allSatisfy(row -> assertThat(row.account()).isPresent());
    Account cash = numbered(tenant, "1000");
    assertThat(numbered(tenant, "1010").parentId()).contains(cash.id());
    assertThat(cash.parentId()).contains(numbered(tenant, "1").id());
    assertThat(tenant.stored(cash).created().by()).isEqualTo(tenant.caller().subject());
    assertThat(numbered(tenant, "1020").parentId()).isEqualTo(applied.rows().get(3).account());
  }

  @Test
  default void aFileThatIsImportedAgainChangesNothing() {
    TestTenant tenant = tenant();
    ChartFile chart = file(row(2, "1", "Assets", ""), row(3, "", "Heading", "1"));
    apply(tenant, chart);
    List<Account> first = tenant.all(AccountFilter.ALL, 10);
    assertThat(fates(apply(tenant, chart))).containsOnly(Fate.UNCHANGED);
    assertThat(tenant.all(AccountFilter.ALL, 10)).isEqualTo(first);
  }

  @Test
  default void anImportOfWhichOneRowIsRefusedChangesNothingAndSaysWhyForEachRow() {
    TestTenant tenant = tenant();
    Account frozen = tenant.freeze(tenant.open(Details.named("Frozen").numbered("9")));
    ImportPlan refused =
        apply(
            tenant,
            file(
                row(2, "1", "Valid", ""),
                row(3, "2", "Under none", "404"),
                row(4, "3", "Under a refused row", "2"),
                row(5, "1", "Repeated", ""),
                row(6, "4", "Under a frozen account", "9"),
                row(7, "5", "In a circle", "6"),
                row(8, "6", "In a circle as well", "5")));
    assertThat(refused.isApplied()).isFalse();
    assertThat(fates(refused))
        .containsExactly(
            Fate.CREATED,
            Fate.REFUSED,
            Fate.REFUSED,
            Fate.REFUSED,
            Fate.REFUSED,
            Fate.REFUSED,
            Fate.REFUSED);
    assertThat(refused.rows().get(2).refusal().orElseThrow().line()).hasValue(3);
    assertThat(refused.rows().get(3).refusal().orElseThrow().line()).hasValue(2);
    assertThat(refused.rows().get(4).refusal().orElseThrow().refusal())
        .isInstanceOf(Refusal.BreaksHierarchy.class);
    assertThat(tenant.all(AccountFilter.ALL, 10)).containsExactly(frozen);
  }

  @Test
  default void aNumberThatIsTakenIsRefusedWithTheAccountThatHasIt() {
    TestTenant tenant = tenant();
    Account holder = tenant.open(Details.named("Holder").numbered("1"));
    tenant.open(Details.named("Referenced").referencedAs("R"));
    ImportRow renumbered =
        new ImportRow(
            2,
            Optional.empty(),
            Details.named("Other").numbered("2").referencedAs("R"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true);
    Set<String> columns = Set.of("name", "accountNumber", "externalReference");
    assertThat(fates(plan(tenant, new ChartFile(columns, List.of(renumbered)))))
        .containsExactly(Fate.UPDATED);
    ImportRow taken =
        new ImportRow(
            2,
            Optional.empty(),
            Details.named("Holder").numbered("1").referencedAs("R"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true);
    RowFate fate = plan(tenant, new ChartFile(columns, List.of(taken))).rows().getFirst();
    assertThat(fate.account()).contains(holder.id());
    assertThat(fate.refusal().orElseThrow().refusal()).isInstanceOf(Refusal.Taken.class);
    assertThat(fate.refusal().orElseThrow().account().orElseThrow().name()).isEqualTo("Referenced");
  }

  @Test
  default void whatAFileSaysNothingAboutIsKeptAndWhatIsEmptyInItIsRemoved() {
    TestTenant tenant = tenant();
    Account parent = tenant.open(Details.named("Parent").numbered("1"));
    Account account =
        tenant.open(Details.named("Account").numbered("2").referencedAs("R").under(parent.id()));
    ImportRow row = row(2, "2", "Renamed", "");
    apply(tenant, new ChartFile(Set.of("name", "accountNumber"), List.of(row)));
    Account renamed = tenant.stored(account);
    assertThat(renamed.details())
        .isEqualTo(Details.named("Renamed").numbered("2").referencedAs("R").under(parent.id()));
    ImportPlan moved = apply(tenant, file(row));
    assertThat(moved.rows().getFirst().changes()).containsExactly("parent");
    assertThat(tenant.stored(account).parentId()).isEmpty();
  }

  @Test
  default void twoAccountsChangePlacesInOneImport() {
    TestTenant tenant = tenant();
    apply(tenant, file(row(2, "1", "One", ""), row(3, "2", "Two", "1")));
    apply(tenant, file(row(2, "1", "One", "2"), row(3, "2", "Two", "")));
    assertThat(numbered(tenant, "1").parentId()).contains(numbered(tenant, "2").id());
    assertThat(numbered(tenant, "2").parentId()).isEmpty();
  }

  @Test
  default void statusesAreImportedWithParentsClosedAfterTheirChildrenAndOpenedBefore() {
    TestTenant tenant = tenant();
    ImportRow parent = row(2, "1", "Parent", "");
    ImportRow child = row(3, "2", "Child", "1");
    ChartFile closing = file(in(AccountStatus.CLOSED, parent), in(AccountStatus.CLOSED, child));
    ImportPlan closed = apply(tenant, closing);
    assertThat(fates(closed)).containsOnly(Fate.CREATED);
    assertThat(numbered(tenant, "1").status()).isEqualTo(AccountStatus.CLOSED);
    assertThat(fates(apply(tenant, closing))).containsOnly(Fate.UNCHANGED);
    ImportPlan opened =
        apply(tenant, file(in(AccountStatus.OPEN, child), in(AccountStatus.OPEN, parent)));
    assertThat(opened.rows().getFirst().changes()).containsExactly("status");
    assertThat(numbered(tenant, "2").status()).isEqualTo(AccountStatus.OPEN);
    assertThat(numbered(tenant, "2").version().value()).isEqualTo(3);
  }

  @Test
  default void accountsThatAreMissingInTheFileAreClosedWhereThatIsWanted() {
    TestTenant tenant = tenant();
    List<Account> missing = tenant.chain(3);
    Account listed = tenant.open(Details.named("Listed").numbered("1"));
    ChartFile chart = file(row(2, "1", "Listed", ""));
    assertThat(fates(apply(tenant, chart))).containsExactly(Fate.UNCHANGED);
    ImportPlan closing = apply(tenant, chart, OnMissing.CLOSE);
    assertThat(fates(closing))
        .containsExactly(Fate.UNCHANGED, Fate.CLOSED, Fate.CLOSED, Fate.CLOSED);
    assertThat(closing.rows().getLast().name()).isEqualTo("level 1");
    assertThat(missing)
        .allSatisfy(
            account -> assertThat(tenant.stored(account).status()).isEqualTo(AccountStatus.CLOSED));
    assertThat(tenant.stored(listed)).isEqualTo(listed);
  }

  @Test
  default void theChartIsReadInItsOrderWithWhatAFileCallsTheParents() {
    TestTenant tenant = tenant();
    Account numbered = tenant.open(Details.named("Numbered").numbered("10"));
    Account heading = tenant.open(Details.named("A: heading\\").under(numbered.id()));
    tenant.open(Details.named("Nine").numbered("9").under(heading.id()));
    List<String> rows = new ArrayList<>();
    Optional<Position> after = Optional.empty();
    Page<ChartRow> page;
    do {
      page = repository().chart(tenant.caller(), AsOf.NOW, after, 2);
      page.items()
          .forEach(row -> rows.add(row.account().name() + " in " + row.parent().orElse("-")));
      after = Optional.of(Position.of(page.items().getLast().account(), Sort.CHART.by()));
    } while (page.hasMore());
    assertThat(rows)
        .containsExactly(
            "Nine in :Numbered:A\\: heading\\\\", "Numbered in -", "A: heading\\ in 10");
  }

  @Test
  default void aParentIsClosedAfterItsChildrenThatAreMissing() {
    TestTenant tenant = tenant();
    Account parent = tenant.open(Details.named("Parent").numbered("1"));
    Account child = tenant.open("Child", parent);
    ChartFile chart = file(in(AccountStatus.CLOSED, row(2, "1", "Parent", "")));
    assertThat(fates(apply(tenant, chart, OnMissing.CLOSE)))
        .containsExactly(Fate.UPDATED, Fate.CLOSED);
    assertThat(tenant.stored(child).status()).isEqualTo(AccountStatus.CLOSED);
    assertThat(tenant.stored(parent).status()).isEqualTo(AccountStatus.CLOSED);
  }

  @Test
  default void aPathLeadsToTheOnlyAccountAtItsEnd() {
    TestTenant tenant = tenant();
    tenant.open("Assets");
    tenant.open("Assets");
    Account cash = tenant.open("Cash", tenant.open("Assets"));
    ImportPlan applied = apply(tenant, file(row(2, "1", "Till", "Assets:Cash")));
    assertThat(numbered(tenant, "1").parentId()).contains(cash.id());
    assertThat(fates(applied)).containsExactly(Fate.CREATED);
    assertThat(fates(plan(tenant, file(row(2, "2", "Box", "Assets")))))
        .containsExactly(Fate.REFUSED);
  }
}
