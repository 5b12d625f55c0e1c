package dev.accounts.lambda;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountEvent;
import dev.accounts.lambda.json.JsonText;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** How one change in an account's history looks to callers: what it was and what it became. */
final class EventJson {
  private EventJson() {}

  static void write(JsonGenerator json, AccountEvent event) {
    Account after = event.after();
    json.writeStartObject();
    json.writeStringProperty("type", event.type().name());
    json.writeNumberProperty("version", event.version());
    json.writeStringProperty("at", after.updated().at().toString());
    json.writeStringProperty("by", after.updated().by().value());
    JsonText.optional(json, "reason", event.reason());
    Optional<Snapshot> before = event.before().map(Snapshot::of);
    Snapshot now = Snapshot.of(after);
    write(json, "before", before.orElse(Snapshot.EMPTY).without(now));
    write(json, "after", now.without(before.orElse(Snapshot.EMPTY)));
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Snapshot changed) {
    json.writeObjectPropertyStart(name);
    changed.fields().forEach(json::writeStringProperty);
    if (!changed.metadata().isEmpty()) {
      AccountJson.metadata(json, changed.metadata());
    }
    json.writeEndObject();
  }
}
