package dev.accounts.domain;

import java.util.Locale;

/** What a caller may be allowed to do with accounts; none includes another. */
public enum Permission {
  /** See accounts, the tree and the history. Accounts that may not be read do not exist. */
  READ,
  /** Open, edit and move accounts. */
  WRITE,
  /** Freeze, unfreeze, close, reopen and delete accounts. */
  CONTROL;

  /** As settings and responses write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
