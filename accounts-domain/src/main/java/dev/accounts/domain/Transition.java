package dev.accounts.domain;

import java.util.Locale;
import java.util.Set;

/**
 * A change of status, with the reason for it.
 *
 * @param reason 1 to {@value #MAX_REASON} characters in normal form
 */
public record Transition(Action action, String reason) implements Change {
  public static final int MAX_REASON = 500;

  public Transition {
    Violations violations = Violations.of("/reason");
    reason = TextRule.REASON.normal(reason, violations);
    violations.throwIfAny();
  }

  @Override
  public Set<AccountStatus> allowedIn() {
    return switch (action) {
      case FREEZE -> Set.of(AccountStatus.OPEN);
      case UNFREEZE -> Set.of(AccountStatus.FROZEN);
      case CLOSE -> Set.of(AccountStatus.OPEN, AccountStatus.FROZEN);
      case REOPEN -> Set.of(AccountStatus.CLOSED);
    };
  }

  @Override
  public Permission permission() {
    return Permission.CONTROL;
  }

  @Override
  public String verb() {
    return action.name().toLowerCase(Locale.ROOT);
  }

  /** The four ways in which a status changes; creation makes an account OPEN. */
  public enum Action {
    FREEZE(AccountStatus.FROZEN),
    UNFREEZE(AccountStatus.OPEN),
    CLOSE(AccountStatus.CLOSED),
    REOPEN(AccountStatus.OPEN);

    private final AccountStatus to;

    Action(AccountStatus to) {
      this.to = to;
    }

    /** The status afterwards. */
    public AccountStatus to() {
      return to;
    }
  }
}
