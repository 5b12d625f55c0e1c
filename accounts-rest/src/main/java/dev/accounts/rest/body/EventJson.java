package dev.accounts.rest.body;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.rest.json.JsonText;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** How one change in an account's history looks to callers: what it was and what it became. */
public final class EventJson {
  private EventJson() {}

  /** Writes one change. */
  public static void write(JsonGenerator json, AccountEvent event) {
    json.writeStartObject();
    members(json, event);
    Optional<HistoryFields> before = event.before().map(HistoryFields::of);
    HistoryFields now = HistoryFields.of(event.after());
    write(json, "before", before.orElse(HistoryFields.EMPTY).without(now));
    write(json, "after", now.without(before.orElse(HistoryFields.EMPTY)));
    json.writeEndObject();
  }

  /** Writes what the change was, when it was made and by whom. */
  static void members(JsonGenerator json, AccountEvent event) {
    json.writeStringProperty("type", event.type().name());
    json.writeNumberProperty("version", event.version().value());
    json.writeStringProperty("at", event.after().updated().at().toString());
    json.writeStringProperty("by", event.after().updated().by().value());
    JsonText.optional(json, "reason", event.reason());
  }

  private static void write(JsonGenerator json, String name, HistoryFields changed) {
    json.writeObjectPropertyStart(name);
    changed.fields().forEach(json::writeStringProperty);
    if (!changed.metadata().isEmpty()) {
      AccountJson.metadata(json, changed.metadata());
    }
    json.writeEndObject();
  }
}
