package dev.accounts.domain;

/** Whether an account is kept at home or abroad; never changes. */
public enum AccountType {
  DOMESTIC,
  INTERNATIONAL
}
