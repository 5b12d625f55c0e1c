package dev.accounts.rest;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.PageRequest;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Version;
import dev.accounts.rest.body.EventJson;
import dev.accounts.rest.body.PageJson;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.query.Cursor;
import dev.accounts.rest.query.CursorScope;
import dev.accounts.rest.query.PageQuery;
import java.nio.ByteBuffer;

/** {@code GET /accounts/{id}/events}. */
final class ListEvents implements Endpoint {
  private final Accounts accounts;

  ListEvents(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Response handle(Exchange exchange) {
    AccountId id = exchange.accountId();
    byte[] scope = CursorScope.of(exchange.caller().tenant(), id);
    PageRequest<Version> wanted =
        PageQuery.read(exchange.query(), scope, key -> new Version(key.getLong()));
    Page<AccountEvent> page = accounts.history(exchange.caller(), id, wanted);
    return PageJson.response(page, EventJson::write, last -> Cursor.write(key(last), scope));
  }

  private static byte[] key(AccountEvent last) {
    return ByteBuffer.allocate(Long.BYTES).putLong(last.version().value()).array();
  }
}
