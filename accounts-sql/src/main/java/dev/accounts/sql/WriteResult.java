package dev.accounts.sql;

import dev.accounts.application.port.Operation;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Account;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.UniqueKey;
import java.util.List;
import java.util.Map;

/**
 * What a write returned: the account, or the name of the rule that refused and the account that is
 * in the way.
 */
record WriteResult(String outcome, String account) {

  static WriteResult of(List<Map<String, String>> rows) {
    Map<String, String> row = rows.isEmpty() ? Map.of() : rows.getFirst();
    return new WriteResult(
        row.getOrDefault("outcome", "nothing"), row.getOrDefault("account", "{}"));
  }

  /** The account that was created. */
  Account created() {
    return switch (outcome) {
      case "done" -> StoredAccountJson.read(account, RepositoryException.Applied.UNKNOWN);
      default -> throw refusal();
    };
  }

  /** The account as the operation left it. */
  Account changed(Operation operation) {
    return switch (outcome) {
      case "done" -> StoredAccountJson.read(account, RepositoryException.Applied.UNKNOWN);
      case "account-not-found" -> throw new Refusal.NotFound(operation.accountId());
      case "stale-version" ->
          throw Refusal.ofVersion(
              operation.expectedVersion(), StoredAccountJson.read(account).version());
      case "not-allowed-in-status" -> throw notAllowed(StoredAccountJson.read(account), operation);
      default -> throw refusal();
    };
  }

  RuntimeException refusal() {
    return switch (outcome) {
      case "parent-not-found" -> broken(HierarchyRule.PARENT_NOT_FOUND);
      case "parent-not-open" -> broken(HierarchyRule.PARENT_NOT_OPEN);
      case "hierarchy-cycle" -> broken(HierarchyRule.CYCLE);
      case "hierarchy-too-deep" -> broken(HierarchyRule.TOO_DEEP);
      case "account-has-children" -> broken(HierarchyRule.HAS_CHILDREN);
      case "children-not-closed" -> broken(HierarchyRule.CHILDREN_NOT_CLOSED);
      case "parent-closed" -> broken(HierarchyRule.PARENT_CLOSED);
      case "account_number_unique" -> taken(UniqueKey.ACCOUNT_NUMBER);
      case "external_reference_unique" -> taken(UniqueKey.EXTERNAL_REFERENCE);
      case "tenant-frozen" -> new Refusal.TenantFrozen();
      case "idempotency-key-reused" -> new Refusal.IdempotencyKeyReused();
      case "metadata_too_large" -> new Refusal.Invalid(List.of(Metadata.tooLarge()));
      default ->
          RepositoryException.defect(
              "The database returned for a write: " + outcome,
              new IllegalStateException(outcome),
              RepositoryException.Applied.UNKNOWN);
    };
  }

  private Refusal broken(HierarchyRule rule) {
    return new Refusal.BreaksHierarchy(rule, StoredAccountJson.readConflicting(account));
  }

  private Refusal taken(UniqueKey key) {
    return new Refusal.Taken(key, StoredAccountJson.readConflicting(account));
  }

  /** The account itself knows which fields its status keeps. */
  private static Refusal notAllowed(Account present, Operation operation) {
    try {
      present.after(operation.change(), operation.stamp());
    } catch (Refusal.NotAllowedInStatus refusal) {
      return refusal;
    }
    return new Refusal.NotAllowedInStatus(present.status(), operation.change(), List.of());
  }
}
