package dev.accounts.domain;

import java.util.Locale;
import java.util.Set;

/**
 * A change of status, with the reason for it.
 *
 * @param reason 1 to {@value #MAX_REASON} characters after trimming
 */
public record Transition(Action action, String reason) implements Change {
  public static final int MAX_REASON = 500;

  public Transition {
    reason = reason.strip();
    Violations.of("/reason").text(reason, 1, MAX_REASON).throwIfAny();
  }

  @Override
  public Set<AccountStatus> allowedIn() {
    return action.from;
  }

  @Override
  public String verb() {
    return action.name().toLowerCase(Locale.ROOT);
  }

  /** The four ways in which a status changes; creation makes an account OPEN. */
  public enum Action {
    FREEZE(AccountStatus.FROZEN, AccountStatus.OPEN),
    UNFREEZE(AccountStatus.OPEN, AccountStatus.FROZEN),
    CLOSE(AccountStatus.CLOSED, AccountStatus.OPEN, AccountStatus.FROZEN),
    REOPEN(AccountStatus.OPEN, AccountStatus.CLOSED);

    private final AccountStatus to;
    private final Set<AccountStatus> from;

    Action(AccountStatus to, AccountStatus... from) {
      this.to = to;
      this.from = Set.of(from);
    }

    /** The status afterwards. */
    public AccountStatus to() {
      return to;
    }
  }
}
