package dev.accounts.rest.events;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Feed;
import dev.accounts.rest.body.FeedJson;
import dev.accounts.rest.json.JsonText;
import java.util.Locale;

/**
 * A change as an event on a bus. What is in its detail is described by the JSON schema {@code
 * events/account-change.v1.json}: a change as {@code GET /accounts/changes} has it, with its
 * tenant. Of two events with the same tenant, id and epoch, one is a repetition.
 *
 * @param type for rules of a bus, such as {@code Account closed}
 * @param detail JSON
 */
public record ChangeEvent(String type, String detail) {
  /** Who all these events are of. */
  public static final String SOURCE = "dev.accounts";

  /** The version of the schema; a member that is added keeps it. */
  public static final int SCHEMA = 1;

  /** The event of a change. */
  public static ChangeEvent of(Feed.Entry change) {
    AccountEvent event = change.event();
    return new ChangeEvent(
        "Account " + event.type().name().toLowerCase(Locale.ROOT),
        JsonText.object(json -> {
          json.writeNumberProperty("schema", SCHEMA);
          json.writeStringProperty("tenant", event.after().tenantId().value());
          json.writeStringProperty("epoch", change.position().epoch().toString());
          FeedJson.members(json, event);
        }));
  }
}
