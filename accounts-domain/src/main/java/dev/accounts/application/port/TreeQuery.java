package dev.accounts.application.port;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Violations;
import dev.accounts.domain.past.AsOf;
import java.util.Optional;

/**
 * Which part of the hierarchy is wanted.
 *
 * @param root the account at the top; none for all roots of the tenant
 * @param depth how many levels, the top one included, 1 to {@link Account#MAX_DEPTH}
 * @param asOf when the register is looked at
 */
public record TreeQuery(Optional<AccountId> root, int depth, AsOf asOf) {
  /** The most accounts in one response, so that it fits into a result of the RDS Data API. */
  public static final int MAX_NODES = 500;

  public static final int DEFAULT_DEPTH = 3;

  public TreeQuery {
    if (depth < 1 || depth > Account.MAX_DEPTH) {
      Violations.of("/depth")
          .add("bad-value", "must be from 1 to " + Account.MAX_DEPTH)
          .throwIfAny();
    }
  }

  /** All roots of the tenant and what is under them. */
  public static TreeQuery ofRoots(int depth) {
    return new TreeQuery(Optional.empty(), depth, AsOf.NOW);
  }

  /** This account and what is under it. */
  public static TreeQuery of(AccountId root, int depth) {
    return new TreeQuery(Optional.of(root), depth, AsOf.NOW);
  }

  /** The same of the register as it was then. */
  public TreeQuery asOf(AsOf then) {
    return new TreeQuery(root, depth, then);
  }
}
