package dev.accounts.rest;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Version;
import dev.accounts.rest.http.EntityTag;
import dev.accounts.rest.http.Response;
import java.util.Optional;

/** {@code DELETE /accounts/{id}}. */
final class DeleteAccount implements Endpoint {
  private final Accounts accounts;

  DeleteAccount(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Response handle(Exchange exchange) {
    AccountId id = exchange.accountId();
    Version version = exchange.expectedVersion();
    Optional<IdempotencyKey> key = exchange.idempotencyKey(EntityTag.bytes(version));
    exchange.errors().throwIfAny();
    ChangeAccount.changed(accounts, exchange.caller(), id, version, new Deletion(), key);
    return Response.empty(204);
  }
}
