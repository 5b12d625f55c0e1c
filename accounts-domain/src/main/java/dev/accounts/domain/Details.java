package dev.accounts.domain;

import dev.accounts.domain.text.PlainText;
import dev.accounts.domain.text.TextForm;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What people may change about an account. Holds text as it is given or stored; {@link #normal}
 * checks it and has it in the form in which it is kept.
 *
 * @param parentId none for a root
 * @param name 1 to {@value #MAX_NAME} characters
 * @param accountNumber 1 to {@value #MAX_NUMBER} characters (an IBAN has at most 34), unique in the
 *     tenant
 * @param externalReference 1 to {@value #MAX_REFERENCE} characters, unique in the tenant
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

  /**
   * The same with each text in its normal form.
   *
   * @throws Refusal.Invalid when no account may get these details
   */
  public Details normal() {
    Edit normal = Edit.replacingWith(this);
    return normal.applyTo(this);
  }

  /** The name in the form in which names are compared without regard to case. */
  public String searchName() {
    return searchForm(name);
  }

  /**
   * Composed characters (NFC), each in lower case by itself and by the rules of no language, so
   * that every store finds the same names whatever its own collation is, and the form of a prefix
   * is a prefix of the form. All kinds of spaces are the same.
   */
  public static String searchForm(String name) {
    if (PlainText.is(name)) {
      return name.toLowerCase(Locale.ROOT);
    }
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .codePoints()
        .map(c -> TextForm.isSpace(c) ? ' ' : Character.toLowerCase(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The place in the hierarchy and the unique keys that differ, as JSON pointers. */
  List<String> placeAndKeysUnlike(Details other) {
    List<String> pointers = new ArrayList<>();
    if (!parentId.equals(other.parentId)) {
      pointers.add("/parentId");
    }
    if (!accountNumber.equals(other.accountNumber)) {
      pointers.add(UniqueKey.ACCOUNT_NUMBER.pointer());
    }
    if (!externalReference.equals(other.externalReference)) {
      pointers.add(UniqueKey.EXTERNAL_REFERENCE.pointer());
    }
    return pointers;
  }
}
