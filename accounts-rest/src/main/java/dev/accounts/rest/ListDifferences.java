package dev.accounts.rest;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.PageRequest;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.past.Difference;
import dev.accounts.domain.past.Period;
import dev.accounts.rest.body.DifferenceJson;
import dev.accounts.rest.body.PageJson;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.query.AsOfQuery;
import dev.accounts.rest.query.Cursor;
import dev.accounts.rest.query.CursorScope;
import dev.accounts.rest.query.PageQuery;
import dev.accounts.rest.query.QueryFields;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** {@code GET /accounts/differences}. */
final class ListDifferences implements Endpoint {
  private final Accounts accounts;

  ListDifferences(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Response handle(Exchange exchange) {
    QueryFields query = exchange.query();
    Optional<Period> wanted = AsOfQuery.period(query, exchange.now());
    byte[] scope =
        wanted
            .map(period -> CursorScope.of(exchange.caller().tenant(), period))
            .orElse(new byte[0]);
    PageRequest<AccountId> page =
        PageQuery.read(query, scope, key -> new AccountId(new UUID(key.getLong(), key.getLong())));
    Page<Difference> differences =
        accounts.differences(exchange.caller(), wanted.orElseThrow(), page);
    return PageJson.response(
        differences, DifferenceJson::write, last -> Cursor.write(key(last.id()), scope));
  }

  private static byte[] key(AccountId id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.value().getMostSignificantBits())
        .putLong(id.value().getLeastSignificantBits())
        .array();
  }
}
