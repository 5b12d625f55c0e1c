package dev.accounts.rest.body;

import dev.accounts.domain.Account;
import dev.accounts.domain.past.Difference;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** How an account that differs at two instants looks to callers. */
public final class DifferenceJson {
  private DifferenceJson() {}

  /** Writes one account. */
  public static void write(JsonGenerator json, Difference difference) {
    json.writeStartObject();
    json.writeStringProperty("id", difference.id().toString());
    json.writeArrayPropertyStart("changes");
    difference.kinds().forEach(kind -> json.writeString(kind.name()));
    json.writeEndArray();
    json.writeArrayPropertyStart("fields");
    fields(difference.before()).unlike(fields(difference.after())).forEach(json::writeString);
    json.writeEndArray();
    account(json, "before", difference.before());
    account(json, "after", difference.after());
    json.writeEndObject();
  }

  private static HistoryFields fields(Optional<Account> account) {
    return account.map(HistoryFields::of).orElse(HistoryFields.EMPTY);
  }

  private static void account(JsonGenerator json, String name, Optional<Account> state) {
    state.ifPresent(account -> {
      json.writeName(name);
      AccountJson.write(json, account);
    });
  }
}
