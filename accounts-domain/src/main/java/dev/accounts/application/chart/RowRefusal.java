package dev.accounts.application.chart;

import dev.accounts.domain.Account;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Refusal.ConflictingAccount;
import dev.accounts.domain.Violation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a row of a file is refused.
 *
 * @param account the account that is in the way
 * @param line the row that is in the way
 */
public record RowRefusal(Refusal refusal, Optional<ConflictingAccount> account, OptionalInt line) {

  static RowRefusal of(Refusal refusal) {
    return new RowRefusal(refusal, refusal.conflictingAccount(), OptionalInt.empty());
  }

  /** A refusal that only a row of a file can get. */
  static RowRefusal of(String column, String code, String message) {
    return of(new Refusal.Invalid(List.of(new Violation("/" + column, code, message))));
  }

  RowRefusal because(Optional<Account> inTheWay, OptionalInt lineInTheWay) {
    return new RowRefusal(refusal, inTheWay.map(ConflictingAccount::of), lineInTheWay);
  }
}
