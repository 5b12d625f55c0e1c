package dev.accounts.domain;

import java.util.List;

/**
 * A request that the rules of accounts refuse; nothing was changed.
 *
 * <p>Sealed, so that whoever turns refusals into answers can switch over them without a default.
 */
public abstract sealed class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Refusal(String message) {
    super(message, null, false, false);
  }

  /** Why a change of this version is refused when the account is at another one. */
  public static Refusal ofVersion(long expected, long current) {
    return expected >= 1 && expected < current ? new Stale(expected) : new UnknownVersion(expected);
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

    public Stale(long expectedVersion) {
      super("The account is no longer at version " + expectedVersion + "; read it again.");
    }
  }

  /**
   * The account has never had the version that the caller names; it may not have changed at all.
   */
  public static final class UnknownVersion extends Refusal {
    private static final long serialVersionUID = 1L;

    public UnknownVersion(long expectedVersion) {
      super("The account has never been at version " + expectedVersion + "; read it again.");
    }
  }

  /** The account's status does not allow the change. */
  public static final class NotAllowedInStatus extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotAllowedInStatus(AccountStatus status, Change change) {
      super("An account that is " + status + " does not take: " + change.verb() + ".");
    }
  }

  /** A rule of the hierarchy refuses the change. */
  public static final class BreaksHierarchy extends Refusal {
    private static final long serialVersionUID = 1L;
    private final HierarchyRule rule;

    public BreaksHierarchy(HierarchyRule rule) {
      super(rule.message());
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

    public Taken(UniqueKey key) {
      super("Another account already has this " + key.term() + ".");
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
      super("This idempotency key was used before, with another body; use a new key.");
    }
  }
}
