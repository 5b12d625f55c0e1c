package dev.accounts.rest;

import dev.accounts.application.Accounts;
import dev.accounts.application.chart.ChartFile;
import dev.accounts.application.chart.ChartFile.OnMissing;
import dev.accounts.application.chart.ImportPlan;
import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.rest.chart.ChartReader;
import dev.accounts.rest.chart.PlanJson;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.FieldErrors;
import dev.accounts.rest.http.MediaType;
import dev.accounts.rest.http.Problem;
import dev.accounts.rest.http.ProblemCode;
import dev.accounts.rest.http.Rejected;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.query.QueryFields;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code POST /accounts/import}. */
final class ImportAccounts implements Endpoint {
  private static final int MAX_BYTES = 3 * 1024 * 1024;

  private final Accounts accounts;

  ImportAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Response handle(Exchange exchange) {
    String type = MediaType.require(exchange.request().headers(), MediaType.CHART);
    byte[] body = exchange.request().body().bytes(MAX_BYTES);
    FieldErrors errors = exchange.errors();
    QueryFields query = exchange.query();
    boolean isDryRun = query.flag("dryRun", "true", "false");
    boolean expectsUnchanged = query.flag("expect", "unchanged", "anything");
    OnMissing onMissing =
        query.flag("onMissing", "close", "keep") ? OnMissing.CLOSE : OnMissing.KEEP;
    Optional<ImportPlan.Tag> expected = expected(exchange);
    Optional<IdempotencyKey> key =
        exchange.idempotencyKey(onMissing.name().getBytes(StandardCharsets.UTF_8), body);
    errors.throwIfAny();
    ChartReader reader = ChartReader.read(type, body, errors);
    ChartFile file = reader.file();
    if (file.rows().isEmpty() && onMissing == OnMissing.CLOSE) {
      errors.add(In.BODY, "", "required", "has no rows, so that all accounts would be closed");
      errors.throwIfAny();
    }
    ImportPlan plan =
        isDryRun || expectsUnchanged
            ? accounts.imports().plan(exchange.caller(), file, onMissing)
            : accounts.imports().apply(exchange.caller(), file, onMissing, expected, key);
    PlanJson json = new PlanJson(plan, reader.errors());
    if (expectsUnchanged && plan.count(Fate.UNCHANGED) < plan.rows().size()) {
      throw new Rejected(Problem.of(ProblemCode.CHART_DIFFERS).with(json::member));
    }
    if (!plan.isApplied() && !isDryRun && !expectsUnchanged) {
      throw new Rejected(Problem.of(ProblemCode.IMPORT_REFUSED).with(json::refusedMember));
    }
    return json.response();
  }

  /** The plan that the caller has seen. */
  private static Optional<ImportPlan.Tag> expected(Exchange exchange) {
    Optional<String> tag = exchange.request().headers().value("If-Match");
    Optional<ImportPlan.Tag> plan =
        tag.map(text -> text.replaceAll("^(W/)?\"|\"$", "")).flatMap(ImportPlan.Tag::parse);
    if (tag.isPresent() && plan.isEmpty()) {
      exchange
          .errors()
          .add(In.HEADER, "/If-Match", "bad-value", "must be the ETag of a plan of an import");
    }
    return plan;
  }
}
