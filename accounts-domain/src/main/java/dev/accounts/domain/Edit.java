package dev.accounts.domain;

import java.util.Optional;
import java.util.Set;

/**
 * A change of some of an account's {@link Details}; with another parent, a move.
 *
 * <p>New texts get their normal form. A frozen account takes it as long as its parent and its keys
 * stay what they are.
 */
public record Edit(
    FieldEdit<AccountId> parentId,
    FieldEdit<String> name,
    FieldEdit<String> accountNumber,
    FieldEdit<String> externalReference,
    MetadataEdit metadata)
    implements Change {

  /** Changes nothing; the start of an edit. */
  public static final Edit NOTHING =
      new Edit(
          FieldEdit.keep(),
          FieldEdit.keep(),
          FieldEdit.keep(),
          FieldEdit.keep(),
          MetadataEdit.KEEP);

  public Edit {
    Violations violations = Violations.of("/name");
    if (name instanceof FieldEdit.Clear<String>) {
      violations.add("required", "cannot be removed");
    }
    name = normal(TextRule.NAME, name, violations);
    violations.at("/accountNumber");
    accountNumber = normal(TextRule.ACCOUNT_NUMBER, accountNumber, violations);
    violations.at("/externalReference");
    externalReference = normal(TextRule.EXTERNAL_REFERENCE, externalReference, violations);
    violations.throwIfAny();
  }

  private static FieldEdit<String> normal(
      TextRule rule, FieldEdit<String> edit, Violations violations) {
    return edit.map(given -> rule.normal(given, violations));
  }

  /** Makes these the account's whole details. */
  public static Edit replacingWith(Details details) {
    return new Edit(
        FieldEdit.become(details.parentId()),
        FieldEdit.put(details.name()),
        FieldEdit.become(details.accountNumber()),
        FieldEdit.become(details.externalReference()),
        MetadataEdit.replacingWith(details.metadata()));
  }

  /** The same, and gives the account this name. */
  public Edit rename(String newName) {
    return new Edit(parentId, FieldEdit.put(newName), accountNumber, externalReference, metadata);
  }

  /** The same, and gives the account this number. */
  public Edit renumber(String number) {
    return new Edit(parentId, name, FieldEdit.put(number), externalReference, metadata);
  }

  /** The same, and moves the account under this parent. */
  public Edit moveUnder(AccountId parent) {
    return new Edit(FieldEdit.put(parent), name, accountNumber, externalReference, metadata);
  }

  /** The same, and makes the account a root. */
  public Edit moveToRoot() {
    return new Edit(FieldEdit.clear(), name, accountNumber, externalReference, metadata);
  }

  /** The same, with this change of the metadata. */
  public Edit with(MetadataEdit other) {
    return new Edit(parentId, name, accountNumber, externalReference, other);
  }

  /** The same, and leaves the account where it is. */
  public Edit keepingParent() {
    return new Edit(FieldEdit.keep(), name, accountNumber, externalReference, metadata);
  }

  /** The details after this edit. */
  public Details applyTo(Details current) {
    return new Details(
        parentId.applyTo(current.parentId()),
        name.applyTo(Optional.of(current.name())).orElseThrow(),
        accountNumber.applyTo(current.accountNumber()),
        externalReference.applyTo(current.externalReference()),
        metadata.applyTo(current.metadata()));
  }

  @Override
  public Set<AccountStatus> allowedIn() {
    return Set.of(AccountStatus.OPEN, AccountStatus.FROZEN);
  }

  @Override
  public Permission permission() {
    return Permission.WRITE;
  }

  @Override
  public String verb() {
    return "edit";
  }
}
