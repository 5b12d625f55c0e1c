package dev.accounts.rest.body;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Feed;
import dev.accounts.domain.Account;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.json.JsonText;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** How part of the feed looks to callers. */
public final class FeedJson {
  private static final int PAUSE_IN_SECONDS = 5;

  private FeedJson() {}

  /** A response with the changes, from where to go on, and when to ask again. */
  public static Response response(Feed feed, Function<Feed.Position, String> cursor) {
    return Response.json(
        200,
        JsonText.utf8(json -> {
          json.writeArrayPropertyStart("items");
          feed.entries()
              .forEach(entry -> {
                json.writeStartObject();
                members(json, entry.event());
                json.writeEndObject();
              });
          json.writeEndArray();
          json.writeStringProperty("next", cursor.apply(feed.next()));
          json.writeBooleanProperty("hasMore", feed.hasMore());
          json.writeNumberProperty("askAgainInSeconds", feed.hasMore() ? 0 : PAUSE_IN_SECONDS);
        }));
  }

  /**
   * Writes one change. Both accounts are whole, so that a reader can begin anywhere and needs no
   * earlier change.
   */
  public static void members(JsonGenerator json, AccountEvent event) {
    Account after = event.after();
    json.writeStringProperty("id", after.id() + ":" + event.version());
    json.writeStringProperty("accountId", after.id().toString());
    EventJson.members(json, event);
    event.before().ifPresent(before -> write(json, "before", before));
    write(json, "after", after);
  }

  private static void write(JsonGenerator json, String name, Account account) {
    json.writeName(name);
    AccountJson.write(json, account);
  }
}
