package dev.accounts.application.port;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.Version;
import java.util.Currency;
import java.util.Optional;

/**
 * An account as it stands in the tree.
 *
 * @param childCount all children that are not deleted, shown or not
 */
public record TreeRow(
    AccountId id,
    Optional<AccountId> parentId,
    String name,
    Optional<String> accountNumber,
    AccountType type,
    Currency currency,
    AccountStatus status,
    Version version,
    long childCount) {

  /** How this account stands in the tree with so many children. */
  public static TreeRow of(Account account, long childCount) {
    return new TreeRow(
        account.id(),
        account.parentId(),
        account.name(),
        account.details().accountNumber(),
        account.type(),
        account.currency(),
        account.status(),
        account.version(),
        childCount);
  }
}
