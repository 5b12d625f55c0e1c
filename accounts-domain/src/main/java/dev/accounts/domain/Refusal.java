package dev.accounts.domain;

import java.util.List;
import java.util.Optional;

/**
 * A request that the rules of accounts refuse; nothing was changed.
 *
 * <p>Sealed, so that code that turns refusals into responses can switch over them without a
 * default.
 */
public abstract sealed class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> pointers;
  private final transient Optional<ConflictingAccount> conflictingAccount;

  private Refusal(String message) {
    this(message, List.of(), Optional.empty());
  }

  private Refusal(
      String message, List<String> pointers, Optional<ConflictingAccount> conflictingAccount) {
    super(message, null, false, false);
    this.pointers = List.copyOf(pointers);
    this.conflictingAccount = conflictingAccount;
  }

  /** JSON pointers to the fields of the request that it is about; none when it is about none. */
  public List<String> pointers() {
    return pointers;
  }

  /**
   * The account of the caller's tenant that is in the way; none when there is none, or it was gone
   * when it was looked up.
   */
  public Optional<ConflictingAccount> conflictingAccount() {
    return conflictingAccount;
  }

  /** An account that is in the way, as people know it. */
  public record ConflictingAccount(AccountId id, Optional<String> accountNumber, String name) {

    /** What identifies this account. */
    public static ConflictingAccount of(Account account) {
      return new ConflictingAccount(
          account.id(), account.details().accountNumber(), account.name());
    }
  }

  /** Why a change of this version is refused when the account is at another one. */
  public static Refusal ofVersion(Version expected, Version current) {
    boolean passed = expected.compareTo(Version.FIRST) >= 0 && expected.compareTo(current) < 0;
    return passed ? new Stale(expected) : new UnknownVersion(expected);
  }

  /** Values that no account may have, all of them at once. */
  public static final class Invalid extends Refusal {
    private static final long serialVersionUID = 1L;
    private final transient List<Violation> violations;

    public Invalid(List<Violation> violations) {
      super("Not valid: " + violations);
      this.violations = List.copyOf(violations);
    }

    /** What is wrong, in the order of the fields. */
    public List<Violation> violations() {
      return violations;
    }
  }

  /** The caller lacks a permission; whether the account exists was not looked up. */
  public static final class NotPermitted extends Refusal {
    private static final long serialVersionUID = 1L;
    private final Permission missing;

    public NotPermitted(Permission missing) {
      super("This needs the permission '" + missing + "'.");
      this.missing = missing;
    }

    /** The permission that the caller lacks. */
    public Permission missing() {
      return missing;
    }
  }

  /** There is no such account in the caller's tenant. */
  public static final class NotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotFound(String id) {
      super("There is no account " + id + ".");
    }

    public NotFound(AccountId id) {
      this(id.toString());
    }
  }

  /** The account has changed since the version that the caller saw. */
  public static final class Stale extends Refusal {
    private static final long serialVersionUID = 1L;

    public Stale(Version expectedVersion) {
      super("The account is no longer at version " + expectedVersion + "; read it again.");
    }
  }

  /**
   * The account has never had the version that the caller names; it may not have changed at all.
   */
  public static final class UnknownVersion extends Refusal {
    private static final long serialVersionUID = 1L;

    public UnknownVersion(Version expectedVersion) {
      super("The account has never been at version " + expectedVersion + "; read it again.");
    }
  }

  /** The account's status does not allow the change. */
  public static final class NotAllowedInStatus extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotAllowedInStatus(AccountStatus status, Change change, List<String> pointers) {
      super(
          "An account that is " + status + " does not take: " + change.verb() + ".",
          pointers,
          Optional.empty());
    }
  }

  /**
   * A rule of the hierarchy refuses the change; in the way is the parent that cannot be, or the
   * first child that has to go or be closed before.
   */
  public static final class BreaksHierarchy extends Refusal {
    private static final long serialVersionUID = 1L;
    private final HierarchyRule rule;

    public BreaksHierarchy(HierarchyRule rule, Optional<ConflictingAccount> inTheWay) {
      super(rule.message(), rule.pointer().stream().toList(), inTheWay);
      this.rule = rule;
    }

    /** The rule that refused. */
    public HierarchyRule rule() {
      return rule;
    }
  }

  /** Another account of the tenant that is not deleted already has this key. */
  public static final class Taken extends Refusal {
    private static final long serialVersionUID = 1L;
    private final UniqueKey key;

    public Taken(UniqueKey key, Optional<ConflictingAccount> holder) {
      super("Another account already has this " + key.term() + ".", List.of(key.pointer()), holder);
      this.key = key;
    }

    /** The key that is taken. */
    public UniqueKey key() {
      return key;
    }
  }

  /** The idempotency key was used before, with another request. */
  public static final class IdempotencyKeyReused extends Refusal {
    private static final long serialVersionUID = 1L;

    public IdempotencyKeyReused() {
      super("This idempotency key was used before, for another request; use a new key.");
    }
  }

  /** The tenant is frozen: it takes no writes until an operator unfreezes it. */
  public static final class TenantFrozen extends Refusal {
    private static final long serialVersionUID = 1L;

    public TenantFrozen() {
      super("An operator has frozen this tenant: nothing can be changed until it is unfrozen.");
    }
  }

  /** Accounts have changed since a plan was made, so that it would do something else now. */
  public static final class PlanChanged extends Refusal {
    private static final long serialVersionUID = 1L;
    private final transient List<Account> changed;

    public PlanChanged(List<Account> changed) {
      super("Accounts have changed since the plan was made; plan again.");
      this.changed = List.copyOf(changed);
    }

    /** Accounts that were changed since; those that were deleted are not among them. */
    public List<Account> changed() {
      return changed;
    }
  }

  /**
   * The caller goes on from a position in the feed of before the store was restored, or the tenant
   * erased.
   */
  public static final class FeedRestarted extends Refusal {
    private static final long serialVersionUID = 1L;

    public FeedRestarted() {
      super(
          "The register was restored or erased, and changes that you have seen may be gone. Take the position"
              + " of now, then an export, and go on from that position.");
    }
  }
}
