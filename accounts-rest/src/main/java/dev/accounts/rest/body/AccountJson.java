package dev.accounts.rest.body;

import static dev.accounts.rest.json.JsonText.name;
import static dev.accounts.rest.json.JsonText.optional;

import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Standing;
import dev.accounts.domain.text.InstantText;
import dev.accounts.rest.http.EntityTag;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.json.Json;
import dev.accounts.rest.json.JsonReader;
import dev.accounts.rest.json.JsonText;
import dev.accounts.rest.json.Utf8Text;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;

/** How an account looks to callers. */
public final class AccountJson {
  private static final SerializableString ID = name("id");
  private static final SerializableString PARENT_ID = name("parentId");
  private static final SerializableString NAME = name("name");
  private static final SerializableString ACCOUNT_NUMBER = name("accountNumber");
  private static final SerializableString EXTERNAL_REFERENCE = name("externalReference");
  private static final SerializableString TYPE = name("type");
  private static final SerializableString CURRENCY = name("currency");
  private static final SerializableString STATUS = name("status");
  private static final SerializableString STATUS_REASON = name("statusReason");
  private static final SerializableString STATUS_CHANGED_AT = name("statusChangedAt");
  private static final SerializableString METADATA = name("metadata");
  private static final SerializableString VERSION = name("version");
  private static final SerializableString CREATED_AT = name("createdAt");
  private static final SerializableString CREATED_BY = name("createdBy");
  private static final SerializableString UPDATED_AT = name("updatedAt");
  private static final SerializableString UPDATED_BY = name("updatedBy");

  private AccountJson() {}

  /** A response with one account and its version. */
  public static Response response(int status, Account account) {
    return Response.json(status, content(account)).with("ETag", EntityTag.of(account.version()));
  }

  /** A response with an account as it was, whose version is not what a change may begin with. */
  public static Response ofThePast(Account account) {
    return Response.json(200, content(account));
  }

  private static Utf8Text content(Account account) {
    return JsonText.utf8(json -> members(json, account));
  }

  /** Writes an account as an element of a list. */
  public static void write(JsonGenerator json, Account account) {
    json.writeStartObject();
    members(json, account);
    json.writeEndObject();
  }

  /** The account as callers read it. */
  static Json read(Account account) {
    return JsonReader.read(content(account).toString());
  }

  private static void members(JsonGenerator json, Account account) {
    Details details = account.details();
    Standing standing = account.standing();
    json.writeName(ID).writeString(account.id().toString());
    optional(json, PARENT_ID, details.parentId());
    json.writeName(NAME).writeString(details.name());
    optional(json, ACCOUNT_NUMBER, details.accountNumber());
    optional(json, EXTERNAL_REFERENCE, details.externalReference());
    json.writeName(TYPE).writeString(account.type().name());
    json.writeName(CURRENCY).writeString(account.currency().getCurrencyCode());
    json.writeName(STATUS).writeString(standing.status().name());
    optional(json, STATUS_REASON, standing.reason());
    InstantText times = new InstantText();
    json.writeName(STATUS_CHANGED_AT).writeString(times.of(standing.since()));
    metadata(json, details.metadata().entries());
    json.writeName(VERSION).writeNumber(account.version().value());
    json.writeName(CREATED_AT).writeString(times.of(account.created().at()));
    json.writeName(CREATED_BY).writeString(account.created().by().value());
    json.writeName(UPDATED_AT).writeString(times.of(account.updated().at()));
    json.writeName(UPDATED_BY).writeString(account.updated().by().value());
  }

  static void metadata(JsonGenerator json, Map<String, String> pairs) {
    json.writeName(METADATA).writeStartObject();
    pairs.forEach(json::writeStringProperty);
    json.writeEndObject();
  }
}
