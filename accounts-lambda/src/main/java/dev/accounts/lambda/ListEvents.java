package dev.accounts.lambda;

import dev.accounts.application.Accounts;
import dev.accounts.domain.AccountEvent;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Page;
import dev.accounts.domain.PageRequest;
import java.nio.ByteBuffer;

/** {@code GET /accounts/{id}/events}. */
final class ListEvents implements Endpoint {
  private final Accounts accounts;

  ListEvents(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Response answer(Exchange exchange) {
    AccountId id = exchange.accountId();
    byte[] scope = CursorScope.of(exchange.caller().tenant(), id);
    PageRequest<Long> wanted =
        PageQuery.read(exchange.query(), scope, Long.BYTES, ByteBuffer::getLong);
    Page<AccountEvent> page = accounts.history(exchange.caller(), id, wanted);
    return PageJson.response(page, EventJson::write, last -> Cursor.write(key(last), scope));
  }

  private static byte[] key(AccountEvent last) {
    return ByteBuffer.allocate(Long.BYTES).putLong(last.version()).array();
  }
}
