package dev.accounts.application.port;

/**
 * Which part of the feed is wanted.
 *
 * @param limit the most changes to return, 1 to {@value #MAX_LIMIT}
 */
public record FeedQuery(Start start, int limit) {
  public static final int MAX_LIMIT = 500;
  public static final int DEFAULT_LIMIT = 100;

  public FeedQuery {
    PageRequest.checkLimit(limit, MAX_LIMIT);
  }

  /** Where a page begins. */
  public sealed interface Start {
    /** With the first change that the register has had. */
    record Beginning() implements Start {}

    /** With what is still to come: the page is empty, and says from where to go on. */
    record Now() implements Start {}

    /** After this position. */
    record After(Feed.Position position) implements Start {}
  }

  /** From the first change on. */
  public static FeedQuery fromBeginning() {
    return new FeedQuery(new Start.Beginning(), DEFAULT_LIMIT);
  }

  /** Only the position of now. */
  public static FeedQuery now() {
    return new FeedQuery(new Start.Now(), DEFAULT_LIMIT);
  }

  /** What follows this position. */
  public static FeedQuery after(Feed.Position position) {
    return new FeedQuery(new Start.After(position), DEFAULT_LIMIT);
  }

  /** The same with so many changes at most. */
  public FeedQuery limitedTo(int most) {
    return new FeedQuery(start, most);
  }
}
