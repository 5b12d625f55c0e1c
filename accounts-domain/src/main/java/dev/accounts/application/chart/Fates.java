package dev.accounts.application.chart;

import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Refusal.ConflictingAccount;
import dev.accounts.domain.chart.Chart;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of the rows of a file, and which accounts they stand for. */
final class Fates {
  private final Chart chart;
  private final Set<AccountId> present;
  private final Map<ImportRow, AccountId> accounts = new HashMap<>();
  private final Map<AccountId, ImportRow> takers = new HashMap<>();
  private final Map<ImportRow, RowFate> decided = new HashMap<>();

  Fates(Chart chart) {
    this.chart = chart;
    this.present =
        chart.accounts().stream().map(Account::id).collect(Collectors.toUnmodifiableSet());
  }

  /** The row stands for this account, unless another row takes it. */
  void match(ImportRow row, Account account) {
    accounts.put(row, account.id());
  }

  /** The account that the row stands for, as it is in the chart now. */
  Optional<Account> accountOf(ImportRow row) {
    return Optional.ofNullable(accounts.get(row)).flatMap(chart::find);
  }

  /**
   * The row takes its account, which is changed by one row only.
   *
   * @throws RefusedRow when another row has taken it
   */
  void take(Account account, ImportRow row) {
    ImportRow other = takers.putIfAbsent(account.id(), row);
    if (other != null) {
      accounts.remove(row);
      throw new RefusedRow(
          RowRefusal.of(
                  "accountNumber", "repeated", "stands for the account of line " + other.line())
              .because(Optional.of(account), OptionalInt.of(other.line())));
    }
    accounts.put(row, account.id());
  }

  /** The row that has taken the account. */
  Optional<ImportRow> rowOf(Account account) {
    return Optional.ofNullable(takers.get(account.id()));
  }

  boolean isDecided(ImportRow row) {
    return decided.containsKey(row);
  }

  RowFate of(ImportRow row) {
    return Optional.ofNullable(decided.get(row)).orElseThrow();
  }

  void put(ImportRow row, Fate fate, Optional<Account> account, Set<String> changes) {
    put(row, fate, account, changes, Optional.empty());
  }

  void refuse(ImportRow row, RowRefusal refusal) {
    Optional<Account> account = accountOf(row).filter(any -> present.contains(any.id()));
    put(row, Fate.REFUSED, account, Set.of(), Optional.of(explained(refusal)));
  }

  /**
   * The account that is in the way may be that of another row, whose line is said. A new one is not
   * named, because it is not there and has another id in each plan.
   */
  RowRefusal explained(RowRefusal refusal) {
    Optional<ConflictingAccount> account = refusal.account();
    Optional<ImportRow> other = account.map(ConflictingAccount::id).map(takers::get);
    return new RowRefusal(
        refusal.refusal(),
        account.filter(any -> present.contains(any.id())),
        refusal.line().isPresent() || other.isEmpty()
            ? refusal.line()
            : OptionalInt.of(other.get().line()));
  }

  private void put(
      ImportRow row,
      Fate fate,
      Optional<Account> account,
      Set<String> changes,
      Optional<RowRefusal> refusal) {
    decided.put(
        row,
        new RowFate(
            row.line(),
            fate,
            account.map(Account::id),
            row.details().accountNumber(),
            row.details().name(),
            changes,
            refusal));
  }
}
