package dev.accounts.application.chart;

import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.domain.Account;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Transition;
import dev.accounts.domain.Transition.Action;
import java.util.Optional;
import java.util.Set;

/** Closes the accounts for which no row of a file stands. */
final class MissingAccounts {
  private static final String REASON = "Not in the imported chart";

  private MissingAccounts() {}

  static RowFate close(Account account, PlannedWrites writes) {
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
