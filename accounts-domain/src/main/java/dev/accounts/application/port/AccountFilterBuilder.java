package dev.accounts.application.port;

import dev.accounts.application.port.AccountFilter.Place;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.Refusal;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Gathers the conditions of an {@link AccountFilter}. */
public final class AccountFilterBuilder {
  private Place place = new Place.Anywhere();
  private final Set<AccountStatus> statuses = EnumSet.noneOf(AccountStatus.class);
  private Optional<AccountType> type = Optional.empty();
  private Optional<Currency> currency = Optional.empty();
  private Optional<String> text = Optional.empty();
  private Optional<String> namePrefix = Optional.empty();
  private Optional<String> accountNumber = Optional.empty();
  private Optional<String> accountNumberPrefix = Optional.empty();
  private Optional<String> externalReference = Optional.empty();
  private final TreeMap<String, String> metadata = new TreeMap<>();

  AccountFilterBuilder() {}

  /** Only accounts without a parent. */
  public AccountFilterBuilder isRoot() {
    place = new Place.Root();
    return this;
  }

  /** Only children of this account. */
  public AccountFilterBuilder childOf(AccountId parent) {
    place = new Place.Under(parent);
    return this;
  }

  /** Only accounts in this status; said again, in either. */
  public AccountFilterBuilder status(AccountStatus status) {
    statuses.add(status);
    return this;
  }

  /** Only accounts of this type. */
  public AccountFilterBuilder type(AccountType wanted) {
    type = Optional.of(wanted);
    return this;
  }

  /** Only accounts in this currency. */
  public AccountFilterBuilder currency(Currency wanted) {
    currency = Optional.of(wanted);
    return this;
  }

  /**
   * Only accounts whose name contains this, in either case and with or without accents, or whose
   * number or external reference begins with it.
   */
  public AccountFilterBuilder text(String wanted) {
    text = Optional.of(wanted);
    return this;
  }

  /** Only accounts whose name begins so, in either case and with or without accents. */
  public AccountFilterBuilder namePrefix(String prefix) {
    namePrefix = Optional.of(prefix);
    return this;
  }

  /** Only the account with this number. */
  public AccountFilterBuilder accountNumber(String number) {
    accountNumber = Optional.of(number);
    return this;
  }

  /** Only accounts whose number begins so. */
  public AccountFilterBuilder accountNumberPrefix(String prefix) {
    accountNumberPrefix = Optional.of(prefix);
    return this;
  }

  /** Only the account with this reference. */
  public AccountFilterBuilder externalReference(String reference) {
    externalReference = Optional.of(reference);
    return this;
  }

  /** Only accounts with this pair in their metadata; said again, with both. */
  public AccountFilterBuilder metadata(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  /**
   * The filter.
   *
   * @throws Refusal.Invalid when a condition could match no account
   */
  public AccountFilter build() {
    return new AccountFilter(
        place,
        statuses,
        type,
        currency,
        text,
        namePrefix,
        accountNumber,
        accountNumberPrefix,
        externalReference,
        new TreeMap<>(metadata));
  }
}
