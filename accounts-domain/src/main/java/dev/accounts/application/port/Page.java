package dev.accounts.application.port;

import java.util.List;

/**
 * Some of the items, in order.
 *
 * @param hasMore whether there are items after these; a page may be shorter than the limit all the
 *     same
 */
public record Page<T>(List<T> items, boolean hasMore) {
  public Page {
    items = List.copyOf(items);
  }

  /** A page from what a store gave when it was asked for one item more than the limit. */
  public static <T> Page<T> ofOneMore(List<T> items, int limit) {
    return items.size() > limit
        ? new Page<>(items.subList(0, limit), true)
        : new Page<>(items, false);
  }
}
