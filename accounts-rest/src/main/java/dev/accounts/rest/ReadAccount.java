package dev.accounts.rest;

import dev.accounts.application.Accounts;
import dev.accounts.domain.Account;
import dev.accounts.domain.past.AsOf;
import dev.accounts.rest.body.AccountJson;
import dev.accounts.rest.http.EntityTag;
import dev.accounts.rest.http.Response;

/** {@code GET /accounts/{id}}. */
final class ReadAccount implements Endpoint {
  private final Accounts accounts;

  ReadAccount(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Response handle(Exchange exchange) {
    AsOf asOf = exchange.asOf();
    exchange.errors().throwIfAny();
    Account account = accounts.get(exchange.caller(), exchange.accountId(), asOf);
    if (asOf.at().isPresent()) {
      return AccountJson.ofThePast(account);
    }
    return EntityTag.isKnown(exchange.request().headers(), account.version())
        ? Response.empty(304).with("ETag", EntityTag.of(account.version()))
        : AccountJson.response(200, account);
  }
}
