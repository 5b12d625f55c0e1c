package dev.accounts.application.port;

import dev.accounts.domain.Violations;
import java.util.Optional;

/**
 * Which part of a list is wanted.
 *
 * @param after the key of the last item seen; none for the first page
 * @param limit the most items to return, 1 to {@value #MAX_LIMIT}
 */
public record PageRequest<K>(Optional<K> after, int limit) {
  public static final int MAX_LIMIT = 100;
  public static final int DEFAULT_LIMIT = 50;

  public PageRequest {
    checkLimit(limit, MAX_LIMIT);
  }

  static void checkLimit(int limit, int most) {
    if (limit < 1 || limit > most) {
      Violations.of("/limit").add("bad-value", "must be from 1 to " + most).throwIfAny();
    }
  }

  /** The first items. */
  public static <K> PageRequest<K> first(int limit) {
    return new PageRequest<>(Optional.empty(), limit);
  }

  /** The items that follow this key. */
  public static <K> PageRequest<K> after(K key, int limit) {
    return new PageRequest<>(Optional.of(key), limit);
  }
}
