package dev.accounts.domain.past;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An account that an export has otherwise at two instants. What changed in between and changed back
 * is no difference, and when or by whom something was changed is none either.
 *
 * @param before the account at the earlier instant; none when it was not there
 * @param after the account at the later instant; none when it was not there
 */
public record Difference(Optional<Account> before, Optional<Account> after) {

  /** What became of an account. */
  public enum Kind {
    OPENED,
    RENAMED,
    MOVED,
    /** Its number, reference or metadata, or the reason of its status alone. */
    UPDATED,
    FROZEN,
    UNFROZEN,
    CLOSED,
    REOPENED,
    DELETED
  }

  /** Whether there is a difference. */
  public boolean exists() {
    return !kinds().isEmpty();
  }

  /** The account that differs. */
  public AccountId id() {
    return Stream.of(before, after).flatMap(Optional::stream).findFirst().orElseThrow().id();
  }

  /** All that became of the account; nothing when it is the same. */
  public Set<Kind> kinds() {
    if (before.isEmpty() || after.isEmpty()) {
      Set<Kind> kinds = EnumSet.noneOf(Kind.class);
      after.ifPresent(opened -> kinds.add(Kind.OPENED));
      before.ifPresent(deleted -> kinds.add(Kind.DELETED));
      return kinds;
    }
    return kinds(before.get(), after.get());
  }

  private static Set<Kind> kinds(Account before, Account after) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    Details old = before.details();
    Details now = after.details();
    boolean statusDiffers = before.status() != after.status();
    if (!old.name().equals(now.name())) {
      kinds.add(Kind.RENAMED);
    }
    if (!old.parentId().equals(now.parentId())) {
      kinds.add(Kind.MOVED);
    }
    if (!old.accountNumber().equals(now.accountNumber())
        || !old.externalReference().equals(now.externalReference())
        || !old.metadata().equals(now.metadata())
        || (!statusDiffers && !before.standing().reason().equals(after.standing().reason()))) {
      kinds.add(Kind.UPDATED);
    }
    if (statusDiffers) {
      kinds.add(kindOfStatus(before, after));
    }
    return kinds;
  }

  private static Kind kindOfStatus(Account before, Account after) {
    return switch (after.status()) {
      case FROZEN -> Kind.FROZEN;
      case CLOSED -> Kind.CLOSED;
      case OPEN ->
          switch (before.status()) {
            case FROZEN -> Kind.UNFROZEN;
            case CLOSED, OPEN -> Kind.REOPENED;
          };
    };
  }
}
