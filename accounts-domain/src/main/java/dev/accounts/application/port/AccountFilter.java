package dev.accounts.application.port;

import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.TextRule;
import dev.accounts.domain.Violations;
import java.util.Currency;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/**
 * Which accounts of the tenant are wanted; all conditions hold together, an empty one holds always.
 * Texts get the normal form in which accounts have them.
 *
 * @param statuses any of these
 * @param text stands anywhere in the name, compared without regard to case and accents, or the
 *     account number or the external reference begins with it, in the form that these have
 * @param namePrefix compared without regard to case and accents
 * @param metadata pairs that the account has, exactly
 */
public record AccountFilter(
    Place place,
    Set<AccountStatus> statuses,
    Optional<AccountType> type,
    Optional<Currency> currency,
    Optional<String> text,
    Optional<String> namePrefix,
    Optional<String> accountNumber,
    Optional<String> accountNumberPrefix,
    Optional<String> externalReference,
    NavigableMap<String, String> metadata) {

  /** Every account of the tenant. */
  public static final AccountFilter ALL = new AccountFilterBuilder().build();

  public AccountFilter {
    statuses = Set.copyOf(statuses);
    Violations violations = Violations.none();
    violations.at("/q");
    text = text.map(wanted -> TextRule.SEARCH.normal(wanted, violations));
    violations.at("/namePrefix");
    namePrefix = namePrefix.map(prefix -> TextRule.NAME_PREFIX.normal(prefix, violations));
    violations.at("/accountNumber");
    accountNumber = accountNumber.map(number -> TextRule.ACCOUNT_NUMBER.normal(number, violations));
    violations.at("/accountNumberPrefix");
    accountNumberPrefix =
        accountNumberPrefix.map(prefix -> TextRule.ACCOUNT_NUMBER.normal(prefix, violations));
    violations.at("/externalReference");
    externalReference =
        externalReference.map(ref -> TextRule.EXTERNAL_REFERENCE.normal(ref, violations));
    metadata = Metadata.normal("/metadata.", metadata, violations);
    violations.throwIfAny();
    metadata = Metadata.of(metadata).entries(); // no account has more
  }

  /** Starts a filter. */
  public static AccountFilterBuilder where() {
    return new AccountFilterBuilder();
  }

  /** The wanted metadata as a compact JSON object. */
  public String metadataJson() {
    return Metadata.of(metadata).toJson();
  }

  /** Where in the hierarchy. */
  public sealed interface Place {
    /** Anywhere. */
    record Anywhere() implements Place {}

    /** Accounts without a parent. */
    record Root() implements Place {}

    /** Children of this account. */
    record Under(AccountId parentId) implements Place {}
  }
}
