package dev.accounts.domain;

import java.util.Optional;

/** The rules that keep the accounts of a tenant a tree. */
public enum HierarchyRule {
  PARENT_NOT_FOUND("There is no such parent account."),
  PARENT_NOT_OPEN("The parent account is not open, so it takes no children."),
  CYCLE("An account cannot be moved under itself or one of its descendants."),
  TOO_DEEP("The hierarchy would be deeper than " + Account.MAX_DEPTH + " accounts."),
  HAS_CHILDREN("An account with children cannot be deleted; delete or move them first."),
  CHILDREN_NOT_CLOSED("An account cannot be closed before all its children are closed."),
  PARENT_CLOSED("An account cannot be reopened while its parent is closed.");

  private final String message;

  HierarchyRule(String message) {
    this.message = message;
  }

  /** One sentence for people. */
  public String message() {
    return message;
  }

  /** JSON pointer to the field that breaks the rule; none where it is broken by no field. */
  public Optional<String> pointer() {
    return switch (this) {
      case PARENT_NOT_FOUND, PARENT_NOT_OPEN, CYCLE, TOO_DEEP -> Optional.of("/parentId");
      case HAS_CHILDREN, CHILDREN_NOT_CLOSED, PARENT_CLOSED -> Optional.empty();
    };
  }
}
