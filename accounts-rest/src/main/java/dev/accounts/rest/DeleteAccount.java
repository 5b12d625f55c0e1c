package dev.accounts.rest;

import dev.accounts.application.Accounts;
import dev.accounts.domain.AccountId;
import dev.accounts.rest.http.Response;

/** {@code DELETE /accounts/{id}}. */
final class DeleteAccount implements Endpoint {
  private final Accounts accounts;

  DeleteAccount(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Response answer(Exchange exchange) {
    AccountId id = exchange.accountId();
    long version = exchange.expectedVersion();
    exchange.errors().throwIfAny();
    accounts.delete(exchange.caller(), id, version);
    return Response.empty(204);
  }
}
