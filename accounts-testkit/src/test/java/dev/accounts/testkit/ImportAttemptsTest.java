package dev.accounts.testkit;

import static dev.accounts.testkit.fixture.ChartFiles.fates;
import static dev.accounts.testkit.fixture.ChartFiles.file;
import static dev.accounts.testkit.fixture.ChartFiles.plan;
import static dev.accounts.testkit.fixture.ChartFiles.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.chart.ChartFile;
import dev.accounts.application.chart.ChartFile.OnMissing;
import dev.accounts.application.chart.ChartImports;
import dev.accounts.application.chart.ImportPlan;
import dev.accounts.application.chart.ImportPlan.Tag;
import dev.accounts.application.chart.ImportRow;
import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Page;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.Refusal;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An import whose accounts are changed by another caller while it is planned and written. */
class ImportAttemptsTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("import", "a".repeat(64));

  private final ManualTime time = new ManualTime();
  private final Contested repository = new Contested();
  private final TestTenant tenant = new TestTenant(repository, time);

  @Test
  void aRowThatLeftItsAccountAsItWasIsPlannedAgainWhenTheAccountChanges() {
    Account kept = tenant.open(Details.named("Kept").numbered("1"));
    ChartFile chart = file(row(2, "1", "Kept", ""), row(3, "2", "Added", ""));
    repository.beforeWrites(1, () -> tenant.rename(kept, "Renamed"));
    ImportPlan applied = apply(chart, Optional.empty(), Optional.empty());
    assertThat(fates(applied)).containsExactly(Fate.UPDATED, Fate.CREATED);
    assertThat(repository.writes).isEqualTo(2);
    assertThat(tenant.stored(kept).name()).isEqualTo("Kept");
  }

  @Test
  void aNameWithoutANumberThatIsUsedMeanwhileIsNotUsedTwice() {
    Account parent = tenant.open(Details.named("Parent").numbered("1"));
    ChartFile chart = file(row(2, "", "Root", ""), row(3, "", "Child", "1"));
    repository.beforeWrites(1, () -> tenant.open("Root"));
    assertThat(fates(apply(chart, Optional.empty(), Optional.empty())))
        .containsExactly(Fate.UNCHANGED, Fate.CREATED);
    ChartFile again = file(row(2, "", "Second child", "1"));
    repository.beforeWrites(1, () -> tenant.open("Second child", parent));
    assertThat(fates(apply(again, Optional.empty(), Optional.empty())))
        .containsExactly(Fate.UNCHANGED);
    ChartFile numbered = file(row(2, "9", "Numbered", ""), row(3, "", "Below", "9"));
    repository.beforeWrites(1, () -> tenant.open("Numbered"));
    assertThat(fates(apply(numbered, Optional.empty(), Optional.empty())))
        .containsOnly(Fate.CREATED);
    assertThat(repository.writes).isEqualTo(5);
  }

  @Test
  void anImportGivesUpAfterThreeAttemptsAndSaysWhatHasChanged() {
    Account early = tenant.open(Details.named("Early"));
    Account kept = tenant.open(Details.named("Kept").numbered("1"));
    time.advance(Duration.ofSeconds(1));
    ChartFile chart = file(row(2, "1", "Kept", ""), row(3, "2", "Added", ""));
    repository.beforeWrites(
        9, () -> tenant.rename(tenant.stored(kept), "Renamed " + repository.writes));
    assertThatExceptionOfType(Refusal.PlanChanged.class)
        .isThrownBy(() -> apply(chart, Optional.empty(), Optional.empty()))
        .satisfies(refusal -> assertThat(refusal.changed()).containsExactly(tenant.stored(kept)));
    assertThat(repository.writes).isEqualTo(3);
    assertThat(tenant.stored(early)).isEqualTo(early);
  }

  @Test
  void aPlanIsMadeForTheVersionsOfItsAccounts() {
    Account kept = tenant.open(Details.named("Kept").numbered("1"));
    ChartFile chart = file(row(2, "1", "Kept", ""), row(3, "2", "Added", ""));
    Tag planned = plan(tenant, chart).tag();
    tenant.rename(tenant.rename(kept, "Renamed"), "Kept");
    assertThatExceptionOfType(Refusal.PlanChanged.class)
        .isThrownBy(() -> apply(chart, Optional.of(planned), Optional.empty()));
  }

  @Test
  void plansThatWriteOtherValuesAreOtherPlans() {
    tenant.open(Details.named("Kept").numbered("1"));
    assertThat(plan(tenant, inRegion("north")).tag().hash())
        .isEqualTo(plan(tenant, inRegion("north")).tag().hash())
        .isNotEqualTo(plan(tenant, inRegion("south")).tag().hash());
  }

  private static ChartFile inRegion(String region) {
    Details details =
        Details.named("Kept").numbered("1").with(Metadata.of(Map.of("region", region)));
    return new ChartFile(
        Set.of("name", "accountNumber", "metadata.region"), List.of(ImportRow.of(2, details)));
  }

  @Test
  void aFirstReportIsReturnedEvenWhenTheSameFileWouldBeRefusedNow() {
    Account parent = tenant.open(Details.named("Parent").numbered("1"));
    ChartFile chart = file(row(2, "2", "Added", "1"));
    ImportPlan first = apply(chart, Optional.empty(), Optional.of(KEY));
    Account added = tenant.find(first.rows().getFirst().account().orElseThrow()).orElseThrow();
    tenant.delete(added);
    tenant.freeze(parent);
    assertThat(plan(tenant, chart).isRefused()).isTrue();
    assertThat(apply(chart, Optional.empty(), Optional.of(KEY))).isEqualTo(first);
  }

  @Test
  void whatTheSameRequestDidMeanwhileIsItsReportAndNoChangeOfThePlan() {
    Account kept = tenant.open(Details.named("Old").numbered("1"));
    ChartFile chart = file(row(2, "1", "New", ""), row(3, "2", "Added", ""));
    Tag planned = plan(tenant, chart).tag();
    repository.beforeLists(1, () -> apply(chart, Optional.of(planned), Optional.of(KEY)));
    ImportPlan report = apply(chart, Optional.of(planned), Optional.of(KEY));
    assertThat(fates(report)).containsExactly(Fate.UPDATED, Fate.CREATED);
    assertThat(report.isApplied()).isTrue();
    assertThat(tenant.history(kept)).hasSize(2);
    assertThat(repository.writes).isEqualTo(1);
  }

  @Test
  void aRegisterOfTooManyAccountsIsNotReadWhole() {
    Account one = tenant.open("One");
    repository.endless = Optional.of(one);
    assertThatExceptionOfType(Refusal.Invalid.class)
        .isThrownBy(() -> plan(tenant, file(row(2, "1", "Account", ""))))
        .satisfies(refusal ->
            assertThat(refusal.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.code()).isEqualTo("too-many")));
    assertThat(repository.lists).isEqualTo(ChartImports.MAX_ACCOUNTS / ListQuery.MAX_LIMIT + 1);
  }

  private ImportPlan apply(ChartFile chart, Optional<Tag> expected, Optional<IdempotencyKey> key) {
    return tenant.accounts().imports().apply(tenant.caller(), chart, OnMissing.KEEP, expected, key);
  }

  /** Lets something happen just before a batch is written or accounts are read. */
  private static final class Contested extends ForwardingRepository {
    private int writes;
    private int lists;
    private Optional<Account> endless = Optional.empty();
    private int times;
    private Runnable beforeWrite = () -> {};
    private int timesOfLists;
    private Runnable beforeList = () -> {};

    void beforeWrites(int count, Runnable what) {
      times = count;
      beforeWrite = what;
    }

    void beforeLists(int count, Runnable what) {
      timesOfLists = count;
      beforeList = what;
    }

    @Override
    public List<String> writeAll(Caller caller, Batch batch) {
      writes++;
      if (times-- > 0) {
        beforeWrite.run();
      }
      return super.writeAll(caller, batch);
    }

    @Override
    public Page<Account> list(Caller caller, ListQuery query) {
      lists++;
      if (timesOfLists-- > 0) {
        beforeList.run();
      }
      return endless.isEmpty()
          ? super.list(caller, query)
          : new Page<>(Collections.nCopies(query.limit(), endless.get()), true);
    }
  }
}
