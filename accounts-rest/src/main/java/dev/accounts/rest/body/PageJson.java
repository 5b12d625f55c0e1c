package dev.accounts.rest.body;

import dev.accounts.application.port.Page;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.json.JsonText;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** How part of a list looks to callers. */
public final class PageJson {
  /** What most items have at most, and all that is not an item, in bytes. */
  private static final int ITEM = 512;

  private static final int HEAD = 256;

  private PageJson() {}

  /**
   * A response with the items and, when there are more, where the list goes on.
   *
   * @param cursor where the list goes on after an item
   */
  public static <T> Response response(
      Page<T> page, BiConsumer<JsonGenerator, T> item, Function<T, String> cursor) {
    return Response.json(
        200,
        JsonText.utf8(
            HEAD + page.items().size() * ITEM,
            json -> {
              json.writeArrayPropertyStart("items");
              page.items().forEach(one -> item.accept(json, one));
              json.writeEndArray();
              if (page.hasMore()) {
                json.writeStringProperty("nextCursor", cursor.apply(page.items().getLast()));
              }
            }));
  }
}
