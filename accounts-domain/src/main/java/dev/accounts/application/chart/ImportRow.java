package dev.accounts.application.chart;

import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.Details;
import java.util.Currency;
import java.util.Optional;

/**
 * An account as a row of a file has it.
 *
 * @param line where the row stands in the file, for reports
 * @param parent the number of an account, or the names that lead to it, such as {@code
 *     Assets:Cash}; of another row or of an account that is there already
 * @param details in their normal form; their parent is not looked at
 * @param type needed for a new account
 * @param currency needed for a new account
 * @param status as it is left when none is given
 * @param statusReason why the status changes, if it does
 * @param isReadable false for a row that was refused before; its number and reference still say
 *     which account it stands for
 */
public record ImportRow(
    int line,
    Optional<String> parent,
    Details details,
    Optional<AccountType> type,
    Optional<Currency> currency,
    Optional<AccountStatus> status,
    Optional<String> statusReason,
    boolean isReadable) {

  /** A row with a name and nothing else. */
  public static ImportRow of(int line, Details details) {
    return new ImportRow(
        line,
        Optional.empty(),
        details,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true);
  }
}
