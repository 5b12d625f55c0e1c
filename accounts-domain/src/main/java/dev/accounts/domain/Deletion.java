package dev.accounts.domain;

import java.util.Set;

/** Removes an account from view; its keys become free, its history stays. */
public record Deletion() implements Change {
  @Override
  public Set<AccountStatus> allowedIn() {
    return Set.of(AccountStatus.OPEN, AccountStatus.CLOSED);
  }

  @Override
  public Permission permission() {
    return Permission.CONTROL;
  }

  @Override
  public String verb() {
    return "delete";
  }
}
