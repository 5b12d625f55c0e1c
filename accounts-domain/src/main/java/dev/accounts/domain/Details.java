package dev.accounts.domain;

import java.text.Normalizer;
import java.util.Optional;

/**
 * What people may change about an account.
 *
 * @param parentId none for a root
 * @param name 1 to {@value #MAX_NAME} characters after trimming
 * @param accountNumber 1 to {@value #MAX_NUMBER} characters after trimming (an IBAN has at most
 *     34), unique in the tenant
 * @param externalReference 1 to {@value #MAX_REFERENCE} characters after trimming, unique in the
 *     tenant
 */
public record Details(
    Optional<AccountId> parentId,
    String name,
    Optional<String> accountNumber,
    Optional<String> externalReference,
    Metadata metadata) {
  public static final int MAX_NAME = 200;
  public static final int MAX_NUMBER = 34;
  public static final int MAX_REFERENCE = 180;

  public Details {
    name = name.strip();
    accountNumber = accountNumber.map(String::strip);
    externalReference = externalReference.map(String::strip);
    Violations violations = Violations.none();
    violations.at("/name").text(name, 1, MAX_NAME);
    violations.at("/accountNumber").optionalText(accountNumber, 1, MAX_NUMBER);
    violations.at("/externalReference").optionalText(externalReference, 1, MAX_REFERENCE);
    violations.throwIfAny();
  }

  /** A root with a name and nothing else. */
  public static Details named(String name) {
    return new Details(Optional.empty(), name, Optional.empty(), Optional.empty(), Metadata.NONE);
  }

  /** The same under this parent. */
  public Details under(AccountId parent) {
    return new Details(Optional.of(parent), name, accountNumber, externalReference, metadata);
  }

  /** The same with this account number. */
  public Details numbered(String number) {
    return new Details(parentId, name, Optional.of(number), externalReference, metadata);
  }

  /** The same with this external reference. */
  public Details referencedAs(String reference) {
    return new Details(parentId, name, accountNumber, Optional.of(reference), metadata);
  }

  /** The same with this metadata. */
  public Details with(Metadata other) {
    return new Details(parentId, name, accountNumber, externalReference, other);
  }

  /** The name in the form in which names are compared without regard to case. */
  public String searchName() {
    return searchForm(name);
  }

  /**
   * Composed characters (NFC), each in lower case by itself and by the rules of no language, so
   * that every store finds the same names whatever its own collation is, and the form of a prefix
   * is a prefix of the form.
   */
  public static String searchForm(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Whether both have the same place in the hierarchy and the same unique keys. */
  boolean samePlaceAndKeys(Details other) {
    return parentId.equals(other.parentId)
        && accountNumber.equals(other.accountNumber)
        && externalReference.equals(other.externalReference);
  }
}
