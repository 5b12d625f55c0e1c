package dev.accounts.inmemory;

import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Refusal.ConflictingAccount;
import dev.accounts.domain.UniqueKey;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** The keys that no two accounts of a tenant share. */
final class UniqueKeys {
  private UniqueKeys() {}

  static void check(Account account, Collection<Account> others) {
    check(account, others, Details::accountNumber, UniqueKey.ACCOUNT_NUMBER);
    check(account, others, Details::externalReference, UniqueKey.EXTERNAL_REFERENCE);
  }

  private static void check(
      Account account,
      Collection<Account> others,
      Function<Details, Optional<String>> field,
      UniqueKey key) {
    Optional<String> value = field.apply(account.details());
    Optional<Account> holder =
        others.stream()
            .filter(other -> value.isPresent() && !other.id().equals(account.id()))
            .filter(other -> field.apply(other.details()).equals(value))
            .findFirst();
    if (holder.isPresent()) {
      throw new Refusal.Taken(key, holder.map(ConflictingAccount::of));
    }
  }
}
