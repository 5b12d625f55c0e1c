package dev.accounts.application.chart;

import dev.accounts.application.chart.ChartFile.OnMissing;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Operation;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.Sort;
import dev.accounts.application.port.Write;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Permission;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.Violations;
import dev.accounts.domain.chart.Chart;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Imports charts of accounts. What an import does is its plan: it is made by the same code, from
 * the accounts as they are, and applied as a whole or not at all.
 */
public final class ChartImports {
  /** A register of more accounts is not read whole. */
  public static final int MAX_ACCOUNTS = 20_000;

  private static final int MOST_CHANGED_SHOWN = 100;
  private static final int ATTEMPTS = 3;

  private final AccountRepository accounts;
  private final InstantSource clock;
  private final Supplier<AccountId> ids;

  /** Imports into this repository. */
  public ChartImports(AccountRepository accounts, InstantSource clock, Supplier<AccountId> ids) {
    this.accounts = accounts;
    this.clock = clock;
    this.ids = ids;
  }

  /** What the import of a file would do. */
  public ImportPlan plan(Caller caller, ChartFile file, OnMissing onMissing) {
    requirePermissions(caller);
    ImportPlanner planner = planner(caller, file, read(caller));
    ImportPlan plan = planner.plan(onMissing);
    planner.writes().all().forEach(write -> requirePermission(caller, write));
    return plan;
  }

  /** A plan shows accounts that are there already. */
  private static void requirePermissions(Caller caller) {
    caller.require(Permission.WRITE);
    caller.require(Permission.READ);
  }

  private static void requirePermission(Caller caller, Write write) {
    if (write instanceof Operation operation) {
      caller.require(operation.change().permission());
    }
  }

  /**
   * Imports a file, unless any of its rows is refused: then nothing is changed, and the plan that
   * is returned says why.
   *
   * @param expected the only plan that may be applied
   * @throws Refusal.NotPermitted for a caller without the permission of anything that the import
   *     does; to read is needed, too
   * @throws Refusal.PlanChanged when another plan was expected
   * @throws Refusal.IdempotencyKeyReused when the key was used for another request
   */
  public ImportPlan apply(
      Caller caller,
      ChartFile file,
      OnMissing onMissing,
      Optional<ImportPlan.Tag> expected,
      Optional<IdempotencyKey> key) {
    requirePermissions(caller);
    Optional<ImportPlan> first = firstReport(caller, file, key);
    if (first.isPresent()) {
      return first.get();
    }
    for (int attempt = 1; ; attempt++) {
      List<Account> present = read(caller);
      ImportPlanner planner = planner(caller, file, present);
      ImportPlan plan = planner.plan(onMissing);
      if (expected.map(tag -> !tag.hash().equals(plan.tag().hash())).orElse(false)) {
        return reportOrRefuse(caller, file, key, expected.get().at(), present);
      }
      planner.writes().all().forEach(write -> requirePermission(caller, write));
      if (plan.isRefused()) {
        return plan;
      }
      try {
        return write(caller, planner, plan, file, key);
      } catch (Refusal.IdempotencyKeyReused | Refusal.Invalid | Refusal.TenantFrozen settled) {
        throw settled;
      } catch (Refusal someoneWasFaster) {
        if (attempt == ATTEMPTS) {
          return reportOrRefuse(caller, file, key, plan.tag().at(), read(caller));
        }
      }
    }
  }

  private Optional<ImportPlan> firstReport(
      Caller caller, ChartFile file, Optional<IdempotencyKey> key) {
    return key.flatMap(once -> accounts.reportOf(caller, once, clock.instant()))
        .map(report -> ReportLines.read(report, file));
  }

  /** What changed since may be what the same request has done, sent twice. */
  private ImportPlan reportOrRefuse(
      Caller caller,
      ChartFile file,
      Optional<IdempotencyKey> key,
      Instant since,
      List<Account> present) {
    return firstReport(caller, file, key).orElseThrow(() -> changedSince(since, present));
  }

  private ImportPlan write(
      Caller caller,
      ImportPlanner planner,
      ImportPlan plan,
      ChartFile file,
      Optional<IdempotencyKey> key) {
    Batch batch =
        new Batch(
            ids.get().value(),
            key,
            planner.writes().all(),
            planner.unchanged(),
            planner.writes().absent(),
            ReportLines.write(planner.applied(plan)),
            planner.writes().stamp());
    return ReportLines.read(accounts.writeAll(caller, batch), file);
  }

  private ImportPlanner planner(Caller caller, ChartFile file, List<Account> present) {
    Chart chart = Chart.of(present);
    Stamp stamp = Stamp.now(clock, caller.subject());
    return new ImportPlanner(file, chart, new PlannedWrites(chart, caller.tenant(), stamp, ids));
  }

  private static Refusal.PlanChanged changedSince(Instant at, List<Account> present) {
    return new Refusal.PlanChanged(
        present.stream()
            .filter(account -> !account.updated().at().isBefore(at))
            .limit(MOST_CHANGED_SHOWN)
            .toList());
  }

  /** In the order of creation, which no change disturbs while the pages are read. */
  private List<Account> read(Caller caller) {
    List<Account> all = new ArrayList<>();
    ListQuery query =
        ListQuery.of(AccountFilter.ALL)
            .sortedBy(Sort.ascending(Sort.By.CREATED_AT))
            .limitedTo(ListQuery.MAX_LIMIT);
    Page<Account> page = accounts.list(caller, query);
    all.addAll(page.items());
    while (page.hasMore()) {
      if (all.size() > MAX_ACCOUNTS) {
        Violations.of("")
            .add("too-many", "works for up to " + MAX_ACCOUNTS + " accounts, and there are more")
            .throwIfAny();
      }
      page = accounts.list(caller, query.after(page.items().getLast()));
      all.addAll(page.items());
    }
    return all;
  }
}
