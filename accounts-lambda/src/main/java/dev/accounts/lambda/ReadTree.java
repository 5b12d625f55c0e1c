package dev.accounts.lambda;

import dev.accounts.application.Accounts;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.TreeQuery;
import dev.accounts.lambda.FieldError.In;
import java.util.Optional;

/** {@code GET /accounts/tree}. */
final class ReadTree implements Endpoint {
  private final Accounts accounts;

  ReadTree(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Response answer(Exchange exchange) {
    QueryFields query = exchange.query();
    Optional<AccountId> root = query.accountId("root");
    int depth = query.number("depth", TreeQuery.DEFAULT_DEPTH);
    Optional<TreeQuery> wanted =
        exchange.errors().gather(In.QUERY, () -> new TreeQuery(root, depth));
    exchange.errors().throwIfAny();
    return TreeJson.response(accounts.tree(exchange.caller(), wanted.orElseThrow()));
  }
}
