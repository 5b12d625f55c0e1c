package dev.accounts.testkit;

import static dev.accounts.testkit.fixture.ChartFiles.apply;
import static dev.accounts.testkit.fixture.ChartFiles.fates;
import static dev.accounts.testkit.fixture.ChartFiles.file;
import static dev.accounts.testkit.fixture.ChartFiles.in;
import static dev.accounts.testkit.fixture.ChartFiles.numbered;
import static dev.accounts.testkit.fixture.ChartFiles.plan;
import static dev.accounts.testkit.fixture.ChartFiles.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.chart.ChartFile;
import dev.accounts.application.chart.ImportRow;
import dev.accounts.application.chart.RowFate;
import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.Refusal;
import dev.accounts.inmemory.InMemoryAccountRepository;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a row of a file stands for, and what it changes. */
class ImportedRowsTest {
  private static final Set<String> COLUMNS =
      Set.of("name", "accountNumber", "externalReference", "parent", "metadata.region");

  private final TestTenant tenant = new TestTenant(new InMemoryAccountRepository());

  @Test
  void aRowThatCouldNotBeReadStandsForItsAccountAndIsRefused() {
    Account account = tenant.open(Details.named("Cash").numbered("1"));
    ImportRow whole = row(2, "1", "Cash", "");
    ImportRow unreadable =
        new ImportRow(
            whole.line(),
            whole.parent(),
            whole.details(),
            whole.type(),
            whole.currency(),
            whole.status(),
            whole.statusReason(),
            false);
    RowFate fate = apply(tenant, file(unreadable, row(3, "2", "Till", "1"))).rows().getFirst();
    assertThat(fate.fate()).isEqualTo(Fate.REFUSED);
    assertThat(fate.account()).contains(account.id());
    assertThat(fate.refusal()).isEmpty();
    assertThat(tenant.all(AccountFilter.ALL, 10)).containsExactly(account);
  }

  @Test
  void aParentIsANumberBeforeItIsAName() {
    ChartFile file =
        file(row(2, "1", "Assets", ""), row(3, "2", "1", ""), row(4, "3", "Till", "1"));
    apply(tenant, file);
    assertThat(numbered(tenant, "3").parentId()).contains(numbered(tenant, "1").id());
  }

  @Test
  void aRowWithANumberIsNotTheAccountOfItsNameThatHasNone() {
    tenant.open("Cash");
    assertThat(fates(plan(tenant, file(row(2, "1", "Cash", ""))))).containsExactly(Fate.CREATED);
    assertThat(fates(plan(tenant, file(row(2, "", "Cash", ""))))).containsExactly(Fate.UNCHANGED);
  }

  @Test
  void eachColumnThatChangesIsNamed() {
    Account account =
        tenant.open(
            Details.named("Cash")
                .numbered("1")
                .referencedAs("R")
                .with(Metadata.of(Map.of("region", "north", "kept", "yes"))));
    ChartFile renumbered =
        new ChartFile(COLUMNS, List.of(row(2, Details.named("Cash").referencedAs("R"))));
    assertThat(apply(tenant, renumbered).rows().getFirst().changes())
        .containsExactly("accountNumber", "metadata");
    assertThat(tenant.stored(account).details())
        .isEqualTo(
            Details.named("Cash").referencedAs("R").with(Metadata.of(Map.of("kept", "yes"))));
    ChartFile referenced =
        new ChartFile(
            Set.of("name", "externalReference", "metadata.kept"),
            List.of(
                row(
                    2,
                    Details.named("Till")
                        .referencedAs("R")
                        .with(Metadata.of(Map.of("kept", "no"))))));
    assertThat(apply(tenant, referenced).rows().getFirst().changes())
        .containsExactly("name", "metadata");
    Account other = tenant.open(Details.named("Box").numbered("5").referencedAs("B"));
    ChartFile unreferenced =
        new ChartFile(COLUMNS, List.of(row(2, Details.named("Box").numbered("5"))));
    assertThat(apply(tenant, unreferenced).rows().getFirst().changes())
        .containsExactly("externalReference");
    assertThat(tenant.stored(other).details().externalReference()).isEmpty();
  }

  @Test
  void anAccountWithOpenChildrenIsNotClosed() {
    Account parent = tenant.open(Details.named("Parent").numbered("1"));
    tenant.open("Child", parent);
    ChartFile closing = file(in(AccountStatus.CLOSED, row(2, "1", "Parent", "")));
    RowFate refused = apply(tenant, closing).rows().getFirst();
    assertThat(refused.fate()).isEqualTo(Fate.REFUSED);
    assertThat(refused.refusal().orElseThrow().refusal())
        .isInstanceOf(Refusal.BreaksHierarchy.class);
    assertThat(tenant.stored(parent)).isEqualTo(parent);
  }
}
