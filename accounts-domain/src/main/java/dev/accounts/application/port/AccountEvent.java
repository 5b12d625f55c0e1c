package dev.accounts.application.port;

import dev.accounts.domain.Account;
import dev.accounts.domain.Change;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Transition;
import dev.accounts.domain.Version;
import java.util.Optional;

/**
 * One change in an account's history. Who, when and why stand in {@code after}.
 *
 * @param before the account before the change; none for its creation
 * @param after the account as the change left it
 */
public record AccountEvent(Type type, Optional<Account> before, Account after) {

  /** What happened. */
  public enum Type {
    CREATED,
    UPDATED,
    MOVED,
    FROZEN,
    UNFROZEN,
    CLOSED,
    REOPENED,
    DELETED
  }

  /** What a change is called in the history. */
  public static Type typeOf(Change change, Account before, Account after) {
    return switch (change) {
      case Edit edit -> before.parentId().equals(after.parentId()) ? Type.UPDATED : Type.MOVED;
      case Deletion deletion -> Type.DELETED;
      case Transition transition ->
          switch (transition.action()) {
            case FREEZE -> Type.FROZEN;
            case UNFREEZE -> Type.UNFROZEN;
            case CLOSE -> Type.CLOSED;
            case REOPEN -> Type.REOPENED;
          };
    };
  }

  /** The account's version after the change, which also orders its history. */
  public Version version() {
    return after.version();
  }

  /** The reason that was given, for changes of status. */
  public Optional<String> reason() {
    return switch (type) {
      case FROZEN, UNFROZEN, CLOSED, REOPENED -> after.standing().reason();
      case CREATED, UPDATED, MOVED, DELETED -> Optional.empty();
    };
  }
}
