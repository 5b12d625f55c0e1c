package dev.accounts.application.chart;

import dev.accounts.application.chart.ChartFile.OnMissing;
import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Transition;
import dev.accounts.domain.Transition.Action;
import dev.accounts.domain.chart.Chart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Closes and freezes accounts: those of rows that say so, and those that no row stands for.
 * Children come before their parents, which are closed only when all their children are.
 */
final class Closings {
  private static final String IMPORTED = "Imported";
  private static final String MISSING = "Not in the imported chart";

  private final Chart chart;
  private final Fates fates;
  private final PlannedWrites writes;

  Closings(Chart chart, Fates fates, PlannedWrites writes) {
    this.chart = chart;
    this.fates = fates;
    this.writes = writes;
  }

  /** A change of status with the reason of the row, if it has one. */
  static Transition transition(ImportRow row, Action action) {
    return new Transition(action, row.statusReason().orElse(IMPORTED));
  }

  /** What becomes of the missing accounts; what becomes of rows is in their fates afterwards. */
  List<RowFate> closeOrFreeze(OnMissing onMissing) {
    List<Account> deepestFirst =
        chart.accounts().stream()
            .sorted(Comparator.comparingInt(chart::depthOf).reversed())
            .toList();
    List<RowFate> missing = new ArrayList<>();
    for (Account account : deepestFirst) {
      Optional<ImportRow> row = fates.rowOf(account);
      row.filter(fates::isDecided).ifPresent(this::closeOrFreeze);
      if (row.isEmpty()
          && onMissing == OnMissing.CLOSE
          && account.status() != AccountStatus.CLOSED) {
        missing.add(close(account));
      }
    }
    return missing;
  }

  private void closeOrFreeze(ImportRow row) {
    RowFate fate = fates.of(row);
    Optional<Account> account = fates.accountOf(row);
    Optional<AccountStatus> wanted = row.status().filter(status -> status != AccountStatus.OPEN);
    if (fate.fate() == Fate.REFUSED
        || wanted.isEmpty()
        || wanted.equals(account.map(Account::status))) {
      return;
    }
    Action action = wanted.get() == AccountStatus.FROZEN ? Action.FREEZE : Action.CLOSE;
    try {
      writes.change(account.orElseThrow(), transition(row, action));
      Set<String> changes = new LinkedHashSet<>(fate.changes());
      changes.add("status");
      if (fate.fate() != Fate.CREATED) {
        fates.put(row, Fate.UPDATED, account, changes);
      }
    } catch (Refusal refusal) {
      fates.refuse(row, RowRefusal.of(refusal));
    }
  }

  private RowFate close(Account account) {
    Optional<RowRefusal> refusal = Optional.empty();
    try {
      writes.change(account, new Transition(Action.CLOSE, MISSING));
    } catch (Refusal refused) {
      refusal = Optional.of(fates.explained(RowRefusal.of(refused)));
    }
    return new RowFate(
        0,
        refusal.isPresent() ? Fate.REFUSED : Fate.CLOSED,
        Optional.of(account.id()),
        account.details().accountNumber(),
        account.name(),
        Set.of(),
        refusal);
  }
}
