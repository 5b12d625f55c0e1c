package dev.accounts.rest;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.past.AsOf;
import dev.accounts.rest.body.TreeJson;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.query.QueryFields;
import java.util.Optional;

/** {@code GET /accounts/tree}. */
final class ReadTree implements Endpoint {
  private final Accounts accounts;

  ReadTree(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Response handle(Exchange exchange) {
    QueryFields query = exchange.query();
    Optional<AccountId> root = query.accountId("root");
    int depth = query.number("depth", TreeQuery.DEFAULT_DEPTH);
    AsOf asOf = exchange.asOf();
    Optional<TreeQuery> wanted =
        exchange.errors().gather(In.QUERY, () -> new TreeQuery(root, depth, asOf));
    exchange.errors().throwIfAny();
    return TreeJson.response(accounts.tree(exchange.caller(), wanted.orElseThrow()));
  }
}
