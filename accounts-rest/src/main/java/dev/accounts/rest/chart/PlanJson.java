package dev.accounts.rest.chart;

import static dev.accounts.rest.json.JsonText.optional;

import dev.accounts.application.chart.ImportPlan;
import dev.accounts.application.chart.RowFate;
import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.application.chart.RowRefusal;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Refusal.ConflictingAccount;
import dev.accounts.rest.http.FieldError;
import dev.accounts.rest.http.Pointers;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.json.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.core.JsonGenerator;

/**
 * How a plan, or an import that was applied, looks to callers.
 *
 * @param errors what is wrong with single cells, by line
 */
public record PlanJson(ImportPlan plan, Map<Integer, List<FieldError>> errors) {
  private static final int MOST_REFUSED = 500;
  private static final int MOST_ERRORS_OF_A_ROW = 10;

  /** The plan as a response; its tag is the response's. */
  public Response response() {
    return Response.json(200, JsonText.object(json -> members(json, row -> true)))
        .with("ETag", "\"" + plan.tag() + "\"");
  }

  /** The whole plan as the member of a problem. */
  public void member(JsonGenerator json) {
    json.writeObjectPropertyStart("plan");
    members(json, row -> row.fate() != Fate.UNCHANGED);
    json.writeEndObject();
  }

  /** The plan with its first refused rows alone, as the member of a problem. */
  public void refusedMember(JsonGenerator json) {
    json.writeObjectPropertyStart("plan");
    members(json, row -> row.fate() == Fate.REFUSED);
    json.writeEndObject();
  }

  private void members(JsonGenerator json, Predicate<RowFate> wanted) {
    json.writeBooleanProperty("applied", plan.isApplied());
    json.writeObjectPropertyStart("counts");
    for (Fate fate : Fate.values()) {
      json.writeNumberProperty(fate.name().toLowerCase(Locale.ROOT), plan.count(fate));
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("rows");
    int refused = 0;
    for (RowFate row : plan.rows()) {
      refused += row.fate() == Fate.REFUSED ? 1 : 0;
      if (wanted.test(row) && (row.fate() != Fate.REFUSED || refused <= MOST_REFUSED)) {
        write(json, row);
      }
    }
    json.writeEndArray();
  }

  private void write(JsonGenerator json, RowFate row) {
    json.writeStartObject();
    if (row.line() > 0) {
      json.writeNumberProperty("line", row.line());
    }
    json.writeStringProperty("fate", row.fate().name());
    optional(json, "id", row.account());
    optional(json, "accountNumber", row.accountNumber());
    json.writeStringProperty("name", row.name());
    if (!row.changes().isEmpty()) {
      json.writeArrayPropertyStart("changes");
      row.changes().forEach(json::writeString);
      json.writeEndArray();
    }
    if (row.fate() == Fate.REFUSED) {
      json.writeArrayPropertyStart("errors");
      if (row.line() > 0) {
        errors.getOrDefault(row.line(), List.of()).stream()
            .limit(MOST_ERRORS_OF_A_ROW)
            .forEach(error -> write(json, error));
      }
      row.refusal().ifPresent(refusal -> write(json, refusal));
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, FieldError error) {
    json.writeStartObject();
    begin(json, error);
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, RowRefusal refusal) {
    json.writeStartObject();
    begin(json, RowErrors.of(refusal.refusal()));
    refusal.line().ifPresent(line -> json.writeNumberProperty("line", line));
    refusal
        .account()
        .ifPresent(account -> {
          json.writeName("conflictingAccount");
          write(json, account);
        });
    json.writeEndObject();
  }

  private static void begin(JsonGenerator json, FieldError error) {
    if (!error.pointer().isEmpty()) {
      json.writeStringProperty("column", Pointers.nameIn(error.pointer()));
    }
    json.writeStringProperty("code", error.code());
    json.writeStringProperty("detail", error.detail());
  }

  private static void write(JsonGenerator json, ConflictingAccount account) {
    json.writeStartObject();
    json.writeStringProperty("id", account.id().toString());
    optional(json, "accountNumber", account.accountNumber());
    json.writeStringProperty("name", account.name());
    json.writeEndObject();
  }

  /** The accounts that changed since a plan was made, as the member of a problem. */
  public static Consumer<JsonGenerator> changed(Refusal.PlanChanged refusal) {
    return json -> {
      json.writeArrayPropertyStart("changedAccounts");
      refusal.changed().forEach(account -> write(json, ConflictingAccount.of(account)));
      json.writeEndArray();
    };
  }
}
