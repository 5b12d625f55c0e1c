package dev.accounts.inmemory;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountFilter.Place;
import dev.accounts.domain.Account;
import dev.accounts.domain.TextRule;
import dev.accounts.domain.chart.ChartOrder;
import java.util.Optional;

/** Whether an account meets the conditions of a filter. */
final class Matching {
  private Matching() {}

  static boolean matches(AccountFilter filter, Account account) {
    return isAt(filter.place(), account)
        && (filter.statuses().isEmpty() || filter.statuses().contains(account.status()))
        && allows(filter.type(), account.type())
        && allows(filter.currency(), account.currency())
        && filter.text().map(text -> hasText(account, text)).orElse(true)
        && filter
            .namePrefix()
            .map(prefix -> nameKey(account).startsWith(ChartOrder.nameKey(prefix)))
            .orElse(true)
        && filter
            .accountNumberPrefix()
            .map(prefix -> begins(account.details().accountNumber(), prefix))
            .orElse(true)
        && equal(filter.accountNumber(), account.details().accountNumber())
        && equal(filter.externalReference(), account.details().externalReference())
        && account
            .details()
            .metadata()
            .entries()
            .entrySet()
            .containsAll(filter.metadata().entrySet());
  }

  private static boolean isAt(Place place, Account account) {
    return switch (place) {
      case Place.Anywhere anywhere -> true;
      case Place.Root root -> account.parentId().isEmpty();
      case Place.Under(var parentId) -> account.parentId().filter(parentId::equals).isPresent();
    };
  }

  private static <T> boolean allows(Optional<T> wanted, T actual) {
    return wanted.isEmpty() || wanted.get().equals(actual);
  }

  private static boolean equal(Optional<String> wanted, Optional<String> actual) {
    return wanted.isEmpty() || wanted.equals(actual);
  }

  private static boolean hasText(Account account, String text) {
    String code = TextRule.ACCOUNT_NUMBER.normal(text);
    return nameKey(account).contains(ChartOrder.nameKey(text))
        || begins(account.details().accountNumber(), code)
        || begins(account.details().externalReference(), code);
  }

  private static String nameKey(Account account) {
    return ChartOrder.nameKey(account.name());
  }

  private static boolean begins(Optional<String> text, String prefix) {
    return text.filter(t -> t.startsWith(prefix)).isPresent();
  }
}
