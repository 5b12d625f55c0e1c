package dev.accounts.rest.http;

import dev.accounts.domain.Refusal.ConflictingAccount;
import dev.accounts.rest.json.JsonText;
import tools.jackson.core.JsonGenerator;

/** How a problem looks to callers; API Gateway's own responses have the same members. */
final class ProblemJson {
  private static final String TYPE = "urn:accounts:problem:";

  private ProblemJson() {}

  static String write(Problem problem, String requestId) {
    return JsonText.object(json -> {
      ProblemCode code = problem.code();
      json.writeStringProperty("type", TYPE + code.code());
      json.writeStringProperty("title", code.title());
      json.writeNumberProperty("status", code.status());
      json.writeStringProperty("detail", problem.detail());
      json.writeStringProperty("code", code.code());
      json.writeStringProperty("requestId", requestId);
      if (!problem.errors().isEmpty()) {
        json.writeArrayPropertyStart("errors");
        problem.errors().forEach(error -> write(json, error));
        json.writeEndArray();
      }
      problem.conflictingAccount().ifPresent(account -> write(json, account));
      problem.more().accept(json);
    });
  }

  private static void write(JsonGenerator json, ConflictingAccount account) {
    json.writeObjectPropertyStart("conflictingAccount");
    json.writeStringProperty("id", account.id().toString());
    JsonText.optional(json, "accountNumber", account.accountNumber());
    json.writeStringProperty("name", account.name());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, FieldError error) {
    json.writeStartObject();
    json.writeStringProperty("in", error.in().toString());
    json.writeStringProperty("pointer", error.pointer());
    json.writeStringProperty("code", error.code());
    json.writeStringProperty("detail", error.detail());
    json.writeEndObject();
  }
}
