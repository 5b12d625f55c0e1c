package dev.accounts.application.chart;

import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Transition;
import dev.accounts.domain.Transition.Action;
import dev.accounts.domain.chart.Chart;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Closes the accounts for which no row of a file stands, children before their parents. */
final class MissingAccounts {
  private static final String REASON = "Not in the imported chart";

  private MissingAccounts() {}

  static List<RowFate> close(Chart chart, Fates fates, PlannedWrites writes) {
    List<Account> missing =
        chart.accounts().stream()
            .filter(account -> account.status() != AccountStatus.CLOSED)
            .filter(account -> !fates.isTaken(account))
            .sorted(Comparator.comparingInt(chart::depthOf).reversed())
            .toList();
    return missing.stream().map(account -> close(account, writes)).toList();
  }

  private static RowFate close(Account account, PlannedWrites writes) {
    Optional<RowRefusal> refusal = Optional.empty();
    try {
      writes.change(account, new Transition(Action.CLOSE, REASON));
    } catch (Refusal refused) {
      refusal = Optional.of(RowRefusal.of(refused));
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
