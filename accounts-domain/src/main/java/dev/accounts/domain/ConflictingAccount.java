package dev.accounts.domain;

import java.util.Optional;

/** The account of the same tenant that is in the way of a refused request, as people know it. */
public record ConflictingAccount(AccountId id, Optional<String> accountNumber, String name) {

  /** What identifies this account. */
  public static ConflictingAccount of(Account account) {
    return new ConflictingAccount(account.id(), account.details().accountNumber(), account.name());
  }
}
