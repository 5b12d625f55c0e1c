package dev.accounts.sql;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountFilter.Place;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Position;
import dev.accounts.domain.Details;
import dev.accounts.domain.TextRule;
import dev.accounts.sql.json.JsonWriter;
import java.util.Locale;
import java.util.TreeMap;

/** A question for accounts as the call of {@code accounts.list_accounts} that reads them. */
final class ListCall {
  private ListCall() {}

  static SqlCall of(Caller caller, ListQuery query, int limit) {
    return SqlCall.read(
            """
            SELECT CAST(account AS text) AS account FROM accounts.list_accounts(
              CAST(:tenant AS text), CAST(:filter AS jsonb), CAST(:sort AS text),
              CAST(:descending AS boolean), CAST(:after AS jsonb), CAST(:limit AS integer),
              CAST(:asOf AS timestamptz))
            """)
        .with("tenant", caller.tenant())
        .with("filter", json(query.filter()))
        .with("sort", query.sort().by().name().toLowerCase(Locale.ROOT))
        .with("descending", query.sort().descending())
        .with("after", query.after().map(ListCall::json))
        .with("limit", limit)
        .with("asOf", query.asOf().at());
  }

  static String json(Position after) {
    JsonWriter json = new JsonWriter().put("id", after.id()).put("first", after.keys().getFirst());
    after.keys().stream().skip(1).forEach(second -> json.put("second", second));
    return json.end();
  }

  private static String json(AccountFilter filter) {
    JsonWriter json = new JsonWriter();
    switch (filter.place()) {
      case Place.Anywhere anywhere -> {}
      case Place.Root root -> json.put("is_root", "");
      case Place.Under(var parentId) -> json.put("parent_id", parentId);
    }
    if (!filter.statuses().isEmpty()) {
      TreeMap<String, String> statuses = new TreeMap<>();
      filter.statuses().forEach(status -> statuses.put(status.name(), ""));
      json.put("statuses", statuses);
    }
    json.putIfPresent("type", filter.type())
        .putIfPresent("currency", filter.currency())
        .putIfPresent("text", filter.text().map(TextRule.ACCOUNT_NUMBER::normal))
        .putIfPresent("name_text", filter.text().map(Details::searchForm))
        .putIfPresent("name_prefix", filter.namePrefix().map(Details::searchForm))
        .putIfPresent("account_number", filter.accountNumber())
        .putIfPresent("account_number_prefix", filter.accountNumberPrefix())
        .putIfPresent("external_reference", filter.externalReference());
    if (!filter.metadata().isEmpty()) {
      json.put("metadata", filter.metadata());
    }
    return json.end();
  }
}
