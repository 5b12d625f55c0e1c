package dev.accounts.domain;

import java.util.Optional;

/** The keys that are unique in a tenant among the accounts that are not deleted. */
public enum UniqueKey {
  ACCOUNT_NUMBER("account number"),
  EXTERNAL_REFERENCE("external reference");

  private final String term;

  UniqueKey(String term) {
    this.term = term;
  }

  /** The field's name in a sentence. */
  public String term() {
    return term;
  }

  /** The value of the key, where there is one. */
  public Optional<String> of(Details details) {
    return switch (this) {
      case ACCOUNT_NUMBER -> details.accountNumber();
      case EXTERNAL_REFERENCE -> details.externalReference();
    };
  }
}
