package dev.accounts.rest;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.rest.body.FeedJson;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.query.CursorScope;
import dev.accounts.rest.query.FeedCursor;

/** {@code GET /accounts/changes}. */
final class ListChanges implements Endpoint {
  private final Accounts accounts;

  ListChanges(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Response handle(Exchange exchange) {
    byte[] scope = CursorScope.ofChanges(exchange.caller().tenant());
    FeedQuery query = FeedCursor.read(exchange.query(), scope);
    return FeedJson.response(
        accounts.changes(exchange.caller(), query), next -> FeedCursor.write(next, scope));
  }
}
