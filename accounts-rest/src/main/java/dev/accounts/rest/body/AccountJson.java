package dev.accounts.rest.body;

import static dev.accounts.rest.json.JsonText.optional;

import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Standing;
import dev.accounts.rest.http.EntityTag;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.json.Json;
import dev.accounts.rest.json.JsonReader;
import dev.accounts.rest.json.JsonText;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** How an account looks to callers. */
public final class AccountJson {
  private AccountJson() {}

  /** A response with one account and its version. */
  public static Response response(int status, Account account) {
    return Response.json(status, text(account)).with("ETag", EntityTag.of(account.version()));
  }

  /** A response with an account as it was, whose version is not what a change may begin with. */
  public static Response ofThePast(Account account) {
    return Response.json(200, text(account));
  }

  private static String text(Account account) {
    return JsonText.object(json -> members(json, account));
  }

  /** Writes an account as an element of a list. */
  public static void write(JsonGenerator json, Account account) {
    json.writeStartObject();
    members(json, account);
    json.writeEndObject();
  }

  /** The account as callers read it. */
  static Json read(Account account) {
    return JsonReader.read(text(account));
  }

  private static void members(JsonGenerator json, Account account) {
    Details details = account.details();
    Standing standing = account.standing();
    json.writeStringProperty("id", account.id().toString());
    optional(json, "parentId", details.parentId());
    json.writeStringProperty("name", details.name());
    optional(json, "accountNumber", details.accountNumber());
    optional(json, "externalReference", details.externalReference());
    json.writeStringProperty("type", account.type().name());
    json.writeStringProperty("currency", account.currency().getCurrencyCode());
    json.writeStringProperty("status", standing.status().name());
    optional(json, "statusReason", standing.reason());
    InstantText times = new InstantText();
    json.writeStringProperty("statusChangedAt", times.of(standing.since()));
    metadata(json, details.metadata().entries());
    json.writeNumberProperty("version", account.version().value());
    json.writeStringProperty("createdAt", times.of(account.created().at()));
    json.writeStringProperty("createdBy", account.created().by().value());
    json.writeStringProperty("updatedAt", times.of(account.updated().at()));
    json.writeStringProperty("updatedBy", account.updated().by().value());
  }

  static void metadata(JsonGenerator json, Map<String, String> pairs) {
    json.writeObjectPropertyStart("metadata");
    pairs.forEach(json::writeStringProperty);
    json.writeEndObject();
  }
}
