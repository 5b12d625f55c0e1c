package dev.accounts.rest.query;

import dev.accounts.application.port.PageRequest;
import dev.accounts.rest.http.FieldError;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.Rejected;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;

/** Reads which part of a list is wanted. */
public final class PageQuery {
  private static final FieldError NOT_OF_THIS_LIST =
      new FieldError(In.QUERY, "/cursor", "bad-value", "must be the nextCursor of this list");

  private PageQuery() {}

  /**
   * The part that is wanted, once nothing is wrong with the rest of the query.
   *
   * @throws Rejected when anything is wrong with the request
   */
  public static <K> PageRequest<K> read(
      QueryFields query, byte[] scope, Function<ByteBuffer, K> key) {
    int limit = query.number("limit", PageRequest.DEFAULT_LIMIT);
    Optional<String> cursor = query.one("cursor");
    query.errors().gather(In.QUERY, () -> PageRequest.first(limit));
    query.errors().throwIfAny();
    Optional<K> after = cursor.map(text -> Cursor.read(text, scope, key, NOT_OF_THIS_LIST));
    return new PageRequest<>(after, limit);
  }
}
