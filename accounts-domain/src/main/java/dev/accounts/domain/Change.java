package dev.accounts.domain;

import java.util.Set;

/** One change of one account, with the part of the rules that needs no other account. */
public sealed interface Change permits Edit, Transition, Deletion {

  /** The statuses in which an account takes this change. */
  Set<AccountStatus> allowedIn();

  /** What a caller needs for it. */
  Permission permission();

  /** What it does, for messages: {@code edit}, {@code freeze}, {@code delete}. */
  String verb();
}
