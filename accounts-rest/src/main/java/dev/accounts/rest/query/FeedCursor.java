package dev.accounts.rest.query;

import dev.accounts.application.port.Feed;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.application.port.FeedQuery.Start;
import dev.accounts.rest.http.FieldError;
import dev.accounts.rest.http.FieldError.In;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads which part of the feed is wanted, and writes where it goes on. */
public final class FeedCursor {
  private static final String NOW = "now";
  private static final FieldError NOT_OF_THIS_FEED =
      new FieldError(In.QUERY, "/after", "bad-value", "must be the next of these changes, or now");

  private FeedCursor() {}

  /**
   * The part that is wanted.
   *
   * @throws dev.accounts.rest.http.Rejected when anything is wrong with the request
   */
  public static FeedQuery read(QueryFields query, byte[] scope) {
    int limit = query.number("limit", FeedQuery.DEFAULT_LIMIT);
    Optional<String> after = query.one("after");
    query.errors().gather(In.QUERY, () -> FeedQuery.fromBeginning().limitedTo(limit));
    query.errors().throwIfAny();
    return new FeedQuery(
        after.map(text -> start(text, scope)).orElseGet(Start.Beginning::new), limit);
  }

  private static Start start(String after, byte[] scope) {
    return after.equals(NOW)
        ? new Start.Now()
        : new Start.After(Cursor.read(after, scope, FeedCursor::position, NOT_OF_THIS_FEED));
  }

  private static Feed.Position position(ByteBuffer key) {
    return Feed.Position.parse(StandardCharsets.UTF_8.decode(key).toString());
  }

  /** The cursor of a position. */
  public static String write(Feed.Position position, byte[] scope) {
    return Cursor.write(position.toString().getBytes(StandardCharsets.UTF_8), scope);
  }
}
