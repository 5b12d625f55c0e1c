package dev.accounts.domain;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * An account in the register: immutable, and valid from the moment it exists. Operations return a
 * new account. Rules that need other accounts are the repository's, see {@link HierarchyRule}.
 *
 * @param created when and by whom it was opened
 * @param updated when and by whom it was last changed
 */
public record Account(
    AccountId id,
    TenantId tenantId,
    AccountType type,
    Currency currency,
    Details details,
    Standing standing,
    Version version,
    Stamp created,
    Stamp updated) {

  /** A root has depth 1. */
  public static final int MAX_DEPTH = 10;

  public Account {
    refuseUnderItself(id, details, details);
    if (version.compareTo(Version.FIRST) < 0) {
      Violations.of("/version").add("bad-value", "must be at least 1").throwIfAny();
    }
  }

  /** A new account, open and at its first version. */
  public static Account open(AccountId id, TenantId tenant, NewAccount wanted, Stamp stamp) {
    return new Account(
        id,
        tenant,
        wanted.type(),
        wanted.currency(),
        wanted.details(),
        new Standing(AccountStatus.OPEN, Optional.empty(), stamp.at()),
        Version.FIRST,
        stamp,
        stamp);
  }

  /**
   * The account after the change; itself when the change makes no difference.
   *
   * @throws Refusal.NotAllowedInStatus when the status forbids the change
   */
  public Account after(Change change, Stamp stamp) {
    if (!change.allowedIn().contains(status())) {
      throw new Refusal.NotAllowedInStatus(status(), change, List.of());
    }
    return switch (change) {
      case Edit edit -> edited(edit, stamp);
      case Transition transition -> in(transition, stamp);
      case Deletion deletion -> next(details, standing, stamp);
    };
  }

  private Account edited(Edit edit, Stamp stamp) {
    Details edited = edit.applyTo(details);
    if (edited.equals(details)) {
      return this;
    }
    List<String> placeAndKeys = edited.placeAndKeysUnlike(details);
    if (status() != AccountStatus.OPEN && !placeAndKeys.isEmpty()) {
      throw new Refusal.NotAllowedInStatus(status(), edit, placeAndKeys);
    }
    refuseUnderItself(id, edited, details);
    return next(edited, standing, stamp);
  }

  /** The account that is in the way is named as it is, not as it would be. */
  private static void refuseUnderItself(AccountId id, Details wanted, Details present) {
    if (wanted.parentId().isPresent() && id.compareTo(wanted.parentId().get()) == 0) {
      Refusal.ConflictingAccount itself =
          new Refusal.ConflictingAccount(id, present.accountNumber(), present.name());
      throw new Refusal.BreaksHierarchy(HierarchyRule.CYCLE, Optional.of(itself));
    }
  }

  private Account in(Transition transition, Stamp stamp) {
    return next(
        details,
        new Standing(transition.action().to(), Optional.of(transition.reason()), stamp.at()),
        stamp);
  }

  private Account next(Details newDetails, Standing newStanding, Stamp stamp) {
    return new Account(
        id, tenantId, type, currency, newDetails, newStanding, version.next(), created, stamp);
  }

  public Optional<AccountId> parentId() {
    return details.parentId();
  }

  public String name() {
    return details.name();
  }

  public AccountStatus status() {
    return standing.status();
  }
}
