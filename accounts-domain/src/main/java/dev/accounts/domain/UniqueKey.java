package dev.accounts.domain;

import java.util.Optional;

/** The keys that are unique in a tenant among the accounts that are not deleted. */
public enum UniqueKey {
  ACCOUNT_NUMBER("account number", "/accountNumber"),
  EXTERNAL_REFERENCE("external reference", "/externalReference");

  private final String term;
  private final String pointer;

  UniqueKey(String term, String pointer) {
    this.term = term;
    this.pointer = pointer;
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

  /** JSON pointer to the field. */
  public String pointer() {
    return pointer;
  }
}
