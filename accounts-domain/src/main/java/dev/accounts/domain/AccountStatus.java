package dev.accounts.domain;

/** Where an account is in its life; changes only by a {@link Transition}. */
public enum AccountStatus {
  /** In use: takes every change, and children. */
  OPEN,
  /** Held: takes name and metadata only, until it is unfrozen or closed. */
  FROZEN,
  /** At the end of business: readable, its keys stay reserved; can be reopened or deleted. */
  CLOSED
}
