package dev.accounts.application.chart;

import dev.accounts.domain.AccountId;
import java.util.Optional;
import java.util.Set;

/**
 * What an import does with one row of the file, or with an account that is missing in it.
 *
 * @param line where the row stands in the file; 0 for an account that is missing in it
 * @param account none before a new account is there, and for a refused row that stands for none
 * @param changes what changes, as the columns of the file are called
 * @param refusal why it is refused; none for a row that could not be read
 */
public record RowFate(
    int line,
    Fate fate,
    Optional<AccountId> account,
    Optional<String> accountNumber,
    String name,
    Set<String> changes,
    Optional<RowRefusal> refusal) {

  RowFate of(Optional<AccountId> id) {
    return new RowFate(line, fate, id, accountNumber, name, changes, refusal);
  }

  /** What happens. */
  public enum Fate {
    CREATED,
    /** Changed, and moved under another parent if that is among the changes. */
    UPDATED,
    UNCHANGED,
    CLOSED,
    REFUSED
  }
}
