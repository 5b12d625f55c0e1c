package dev.accounts.rest;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.ChartRow;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.Position;
import dev.accounts.application.port.Sort;
import dev.accounts.domain.past.AsOf;
import dev.accounts.rest.chart.ChartSize;
import dev.accounts.rest.chart.ChartWriter;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.query.Cursor;
import dev.accounts.rest.query.CursorScope;
import dev.accounts.rest.query.PageQuery;
import dev.accounts.rest.query.PositionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code GET /accounts/export}. */
final class ExportAccounts implements Endpoint {
  private final Accounts accounts;

  ExportAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Response handle(Exchange exchange) {
    AsOf asOf = exchange.asOf();
    byte[] scope = CursorScope.of(exchange.caller().tenant(), AccountFilter.ALL, Sort.CHART, asOf);
    Optional<Position> after = PageQuery.read(exchange.query(), scope, PositionKey::read).after();
    String accepted = exchange.request().headers().value("Accept").orElse("");
    boolean isJson = accepted.contains("application/json") && !accepted.contains("text/csv");
    Page<ChartRow> rows = rows(exchange.caller(), asOf, after);
    Optional<String> next =
        rows.hasMore()
            ? Optional.of(Cursor.write(PositionKey.write(position(rows)), scope))
            : Optional.empty();
    Response response =
        isJson ? ChartWriter.json(rows.items(), next) : ChartWriter.csv(rows.items());
    String path = exchange.request().path().asCalled();
    String then = asOf.at().map(at -> "asOf=" + at + "&").orElse("");
    return next.map(cursor -> "<" + path + "?" + then + "cursor=" + cursor + ">; rel=\"next\"")
        .map(link -> response.with("Link", link))
        .orElse(response);
  }

  private static Position position(Page<ChartRow> rows) {
    return Position.of(rows.items().getLast().account(), Sort.CHART.by());
  }

  /** As many accounts as one response holds. */
  private Page<ChartRow> rows(Caller caller, AsOf asOf, Optional<Position> after) {
    ChartSize size = new ChartSize();
    List<ChartRow> rows = new ArrayList<>();
    Optional<Position> next = after;
    while (true) {
      Page<ChartRow> page = accounts.chart(caller, asOf, next, ListQuery.MAX_LIMIT);
      for (ChartRow row : page.items()) {
        if (!size.hasRoomFor(row)) {
          return new Page<>(rows, true);
        }
        rows.add(row);
      }
      if (!page.hasMore()) {
        return new Page<>(rows, false);
      }
      next = Optional.of(position(page));
    }
  }
}
