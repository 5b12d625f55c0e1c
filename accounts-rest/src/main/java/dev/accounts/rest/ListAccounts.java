package dev.accounts.rest;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.Position;
import dev.accounts.application.port.Sort;
import dev.accounts.domain.past.AsOf;
import dev.accounts.rest.body.AccountJson;
import dev.accounts.rest.body.PageJson;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.query.Cursor;
import dev.accounts.rest.query.CursorScope;
import dev.accounts.rest.query.FilterQuery;
import dev.accounts.rest.query.PageQuery;
import dev.accounts.rest.query.PositionKey;
import dev.accounts.rest.query.QueryFields;
import dev.accounts.rest.query.SortQuery;

/** {@code GET /accounts}. */
final class ListAccounts implements Endpoint {
  private final Accounts accounts;

  ListAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Response handle(Exchange exchange) {
    QueryFields query = exchange.query();
    AccountFilter filter = FilterQuery.read(query);
    Sort sort = SortQuery.read(query);
    AsOf asOf = exchange.asOf();
    byte[] scope = CursorScope.of(exchange.caller().tenant(), filter, sort, asOf);
    ListQuery first = ListQuery.of(filter).sortedBy(sort).asOf(asOf);
    PageRequest<ListQuery> wanted =
        PageQuery.read(query, scope, key -> first.after(PositionKey.read(key)));
    ListQuery list = wanted.after().orElse(first).limitedTo(wanted.limit());
    return PageJson.response(
        accounts.list(exchange.caller(), list),
        AccountJson::write,
        last -> Cursor.write(PositionKey.write(Position.of(last, sort.by())), scope));
  }
}
