package dev.accounts.operations.tenants;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.accounts.application.port.Deadline;
import dev.accounts.operations.login.SetupRefused;
import dev.accounts.rest.json.JsonReader;
import dev.accounts.sql.migration.SqlRunner;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * The functions of the database for the life of a tenant, as the owner of the schema calls them.
 */
final class TenantFunctions {
  private static final int PAGE = 100;

  /** A step is a call of the Data API, which ends after 45 s. */
  private static final Duration STEP = Duration.ofSeconds(50);

  private final SqlRunner database;
  private final Deadline deadline;

  TenantFunctions(SqlRunner database, Deadline deadline) {
    this.database = database;
    this.deadline = deadline;
  }

  TenantsResult run(TenantsRequest request) {
    return switch (request.action()) {
      case LIST -> list(request);
      case EXPORT -> export(request);
      case FREEZE ->
          TenantsResult.of(
              one(
                  "jsonb_build_object('frozenAt', accounts.freeze_tenant(%s, %s))"
                      .formatted(text(request.tenant()), text(request.by()))));
      case UNFREEZE ->
          TenantsResult.of(
              one(
                  "jsonb_build_object('unfrozen', accounts.unfreeze_tenant(%s))"
                      .formatted(text(request.tenant()))));
      case ERASE -> erase(request);
    };
  }

  private TenantsResult list(TenantsRequest request) {
    List<String> tenants =
        database.run(
            "SELECT CAST(to_jsonb(t) AS text) FROM accounts.tenants(%s, %d) t"
                .formatted(text(request.after().orElse("")), PAGE));
    String next =
        tenants.isEmpty()
            ? ""
            : JsonReader.read(tenants.getLast()).at("tenant_id").text().orElse("");
    return page("tenants", tenants, next);
  }

  private TenantsResult export(TenantsRequest request) {
    List<String> rows =
        database.run(
            """
            SELECT CAST(e.position AS text) || chr(10) || CAST(e.line AS text)
            FROM accounts.export_tenant(%s, CAST(%s AS jsonb)) e
            """
                .formatted(
                    text(request.tenant()),
                    request.after().map(TenantFunctions::text).orElse("NULL")));
    List<String> lines = rows.stream().map(row -> row.substring(row.indexOf('\n') + 1)).toList();
    String last = rows.isEmpty() ? "" : rows.getLast();
    return page("lines", lines, last.substring(0, Math.max(last.indexOf('\n'), 0)));
  }

  private static TenantsResult page(String name, List<String> items, String next) {
    String end = next.isEmpty() ? "" : ",\"next\":\"" + TenantsRequest.token(next) + "\"";
    return new TenantsResult(
        "{\"" + name + "\":[" + String.join(",", items) + "]" + end + "}",
        "{\"" + name + "\":" + items.size() + "}");
  }

  /** As many steps as there is time for. */
  private TenantsResult erase(TenantsRequest request) {
    while (true) {
      List<String> receipt =
          database.run(
              "SELECT CAST(to_jsonb(e) AS text) FROM accounts.erase_tenant(%s, %s) e"
                  .formatted(text(request.tenant()), text(request.by())));
      if (receipt.isEmpty()) {
        throw new SetupRefused("There is no such tenant, and it was never erased");
      }
      boolean isFinished = JsonReader.read(receipt.getFirst()).at("finished_at").text().isPresent();
      if (isFinished || deadline.remaining().compareTo(STEP) < 0) {
        return TenantsResult.of(
            "{\"finished\":" + isFinished + ",\"receipt\":" + receipt.getFirst() + "}");
      }
    }
  }

  private String one(String expression) {
    return database.run("SELECT CAST(" + expression + " AS text)").getFirst();
  }

  /** As bytes, so that nothing in it is taken for SQL, or for a parameter of the Data API. */
  private static String text(String value) {
    return "convert_from(decode('"
        + HexFormat.of().formatHex(value.getBytes(UTF_8))
        + "', 'hex'), 'UTF8')";
  }
}
