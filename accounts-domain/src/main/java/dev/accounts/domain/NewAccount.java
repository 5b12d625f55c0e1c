package dev.accounts.domain;

import java.util.Currency;
import java.util.List;

/**
 * What is asked for when an account is opened; its texts are in their normal form.
 *
 * @param currency ISO 4217; like the type, it never changes
 */
public record NewAccount(AccountType type, Currency currency, Details details) {

  public NewAccount {
    details = details.normal();
  }

  /**
   * A domestic account.
   *
   * @throws Refusal.Invalid when there is no currency of this code, or the details are not valid
   */
  public static NewAccount domestic(String currency, Details details) {
    return new NewAccount(AccountType.DOMESTIC, read(currency), details);
  }

  /**
   * An international account.
   *
   * @throws Refusal.Invalid when there is no currency of this code, or the details are not valid
   */
  public static NewAccount international(String currency, Details details) {
    return new NewAccount(AccountType.INTERNATIONAL, read(currency), details);
  }

  private static Currency read(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException unknown) {
      throw new Refusal.Invalid(
          List.of(new Violation("/currency", "bad-value", "must be an ISO 4217 currency code")));
    }
  }
}
