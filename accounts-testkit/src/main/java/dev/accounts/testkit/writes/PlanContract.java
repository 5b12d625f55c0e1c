package dev.accounts.testkit.writes;

import static dev.accounts.testkit.fixture.ChartFiles.apply;
import static dev.accounts.testkit.fixture.ChartFiles.fates;
import static dev.accounts.testkit.fixture.ChartFiles.file;
import static dev.accounts.testkit.fixture.ChartFiles.numbered;
import static dev.accounts.testkit.fixture.ChartFiles.plan;
import static dev.accounts.testkit.fixture.ChartFiles.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.chart.ChartFile;
import dev.accounts.application.chart.ChartFile.OnMissing;
import dev.accounts.application.chart.ImportPlan;
import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Refusal;
import dev.accounts.testkit.fixture.AtOnce;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A plan of an import, and whether it is still true. */
public interface PlanContract extends Contract {
  IdempotencyKey IMPORT_KEY = new IdempotencyKey("import-1", "a".repeat(64));

  @Test
  default void aPlanChangesNothingAndIsWhatTheImportDoes() {
    TestTenant tenant = tenant();
    Account present = tenant.open(Details.named("Old name").numbered("1"));
    ChartFile chart = file(row(2, "1", "New name", ""), row(3, "2", "Added", "1"));
    ImportPlan plan = plan(tenant, chart);
    assertThat(plan.isApplied()).isFalse();
    assertThat(tenant.all(AccountFilter.ALL, 10)).containsExactly(present);
    assertThat(fates(plan)).containsExactly(Fate.UPDATED, Fate.CREATED);
    assertThat(plan.rows().getFirst().changes()).containsExactly("name");
    ImportPlan applied =
        tenant
            .accounts()
            .imports()
            .apply(
                tenant.caller(), chart, OnMissing.KEEP, Optional.of(plan.tag()), Optional.empty());
    assertThat(fates(applied)).isEqualTo(fates(plan));
    assertThat(tenant.stored(present).name()).isEqualTo("New name");
    assertThat(tenant.history(present)).hasSize(2);
  }

  @Test
  default void aPlanThatIsNoLongerTrueIsNotAppliedAndSaysWhatHasChanged() {
    ManualTime time = new ManualTime();
    TestTenant tenant = new TestTenant(repository(), time);
    Account account = tenant.open(Details.named("Account").numbered("1"));
    ChartFile chart = file(row(2, "1", "Account", ""), row(3, "2", "Added", ""));
    time.advance(Duration.ofSeconds(1));
    ImportPlan plan = plan(tenant, chart);
    time.advance(Duration.ofSeconds(1));
    Account renamed = tenant.rename(account, "Renamed");
    assertThatExceptionOfType(Refusal.PlanChanged.class)
        .isThrownBy(() ->
            tenant
                .accounts()
                .imports()
                .apply(
                    tenant.caller(),
                    chart,
                    OnMissing.KEEP,
                    Optional.of(plan.tag()),
                    Optional.empty()))
        .satisfies(refusal -> assertThat(refusal.changed()).containsExactly(renamed));
    assertThat(tenant.all(AccountFilter.ALL, 10)).containsExactly(renamed);
  }

  @Test
  default void theSameKeyGetsTheFirstReportAgain() {
    TestTenant tenant = tenant();
    Account missing = tenant.open("Missing");
    ChartFile chart = file(row(2, "1", "Account", ""));
    ImportPlan first = applyOnce(tenant, chart);
    Account account = numbered(tenant, "1");
    tenant.rename(account, "Renamed");
    assertThat(applyOnce(tenant, chart)).isEqualTo(first);
    assertThat(fates(first)).containsExactly(Fate.CREATED, Fate.CLOSED);
    assertThat(first.rows().getFirst().account()).contains(account.id());
    assertThat(first.rows().getLast().account()).contains(missing.id());
    assertThat(tenant.stored(account).name()).isEqualTo("Renamed");
  }

  private static ImportPlan applyOnce(TestTenant tenant, ChartFile chart) {
    return tenant
        .accounts()
        .imports()
        .apply(tenant.caller(), chart, OnMissing.CLOSE, Optional.empty(), Optional.of(IMPORT_KEY));
  }

  @Test
  default void aPlanStandsForAllThatItWrites() {
    TestTenant tenant = tenant();
    Account one = tenant.open(Details.named("One").numbered("1"));
    Account two = tenant.open(Details.named("Two").numbered("2"));
    ChartFile chart = file(row(2, "9", "Nine", "1"));
    ImportPlan plan = plan(tenant, chart);
    assertThat(plan(tenant, chart).tag().hash()).isEqualTo(plan.tag().hash());
    assertRefused(tenant, file(row(2, "9", "Nine", "2")), plan);
    Account renumbered = tenant.change(one, Edit.NOTHING.renumber("3"));
    tenant.change(two, Edit.NOTHING.renumber("1"));
    assertRefused(tenant, chart, plan);
    tenant.change(tenant.stored(two), Edit.NOTHING.renumber("2"));
    tenant.change(renumbered, Edit.NOTHING.renumber("1"));
    assertThat(fates(applyPlanned(tenant, chart, plan))).containsExactly(Fate.CREATED);
  }

  private static ImportPlan applyPlanned(TestTenant tenant, ChartFile chart, ImportPlan plan) {
    return tenant
        .accounts()
        .imports()
        .apply(tenant.caller(), chart, OnMissing.KEEP, Optional.of(plan.tag()), Optional.empty());
  }

  private static void assertRefused(TestTenant tenant, ChartFile chart, ImportPlan plan) {
    assertThatExceptionOfType(Refusal.PlanChanged.class)
        .isThrownBy(() -> applyPlanned(tenant, chart, plan));
  }

  @Test
  default void theSameChartWithoutNumbersTwiceAtOnceIsImportedOnce() {
    TestTenant tenant = tenant();
    ChartFile chart = file(row(2, "", "Assets", ""), row(3, "", "Cash", "Assets"));
    assertThat(AtOnce.run(4, i -> () -> apply(tenant, chart)))
        .allSatisfy(ending -> assertThat(ending.failure()).isEmpty());
    assertThat(tenant.all(AccountFilter.ALL, 10)).hasSize(2);
  }
}
