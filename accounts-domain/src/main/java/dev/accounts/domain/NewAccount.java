package dev.accounts.domain;

import java.util.Currency;

/**
 * What is asked for when an account is opened; its texts are in their normal form.
 *
 * @param currency ISO 4217; like the type, it never changes
 */
public record NewAccount(AccountType type, Currency currency, Details details) {

  public NewAccount {
    details = details.normal();
  }

  /** A domestic account. */
  public static NewAccount domestic(String currency, Details details) {
    return new NewAccount(AccountType.DOMESTIC, Currency.getInstance(currency), details);
  }

  /** An international account. */
  public static NewAccount international(String currency, Details details) {
    return new NewAccount(AccountType.INTERNATIONAL, Currency.getInstance(currency), details);
  }
}
