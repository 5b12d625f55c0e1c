package dev.accounts.rest;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.PageRequest;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.rest.body.AccountJson;
import dev.accounts.rest.body.PageJson;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.query.Cursor;
import dev.accounts.rest.query.CursorScope;
import dev.accounts.rest.query.FilterQuery;
import dev.accounts.rest.query.PageQuery;
import dev.accounts.rest.query.QueryFields;
import java.nio.ByteBuffer;
import java.util.UUID;

/** {@code GET /accounts}. */
final class ListAccounts implements Endpoint {
  private final Accounts accounts;

  ListAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Response answer(Exchange exchange) {
    QueryFields query = exchange.query();
    AccountFilter filter = FilterQuery.read(query);
    byte[] scope = CursorScope.of(exchange.caller().tenant(), filter);
    PageRequest<AccountId> wanted = PageQuery.read(query, scope, 16, ListAccounts::id);
    Page<Account> page = accounts.list(exchange.caller(), filter, wanted);
    return PageJson.response(page, AccountJson::write, last -> Cursor.write(key(last), scope));
  }

  private static AccountId id(ByteBuffer key) {
    return new AccountId(new UUID(key.getLong(), key.getLong()));
  }

  private static byte[] key(Account last) {
    UUID id = last.id().value();
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
