package dev.accounts.application.port;

import dev.accounts.domain.Violations;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Part of a tenant's changes, in an order in which nothing can appear later before what was shown.
 * The versions of one account rise; a change may come twice when a reader asks again from an
 * earlier position, and is the same change when account and version are.
 *
 * @param next from where to go on, also when there are no entries
 * @param hasMore whether there are changes after these already
 */
public record Feed(List<Entry> entries, Position next, boolean hasMore) {
  public Feed {
    entries = List.copyOf(entries);
  }

  /**
   * One change.
   *
   * @param position from where to go on after it
   */
  public record Entry(AccountEvent event, Position position) {}

  /**
   * A place in a tenant's feed. A reader stores it, as text where needed.
   *
   * @param epoch changes when the store was restored; positions of another epoch are not valid
   * @param number rises along the feed
   * @param place rises among changes of the same number
   */
  public record Position(UUID epoch, long number, long place) {
    private static final Pattern TEXT =
        Pattern.compile(
            "(?<epoch>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})/(?<number>\\d{1,18})/(?<place>\\d{1,18})");

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws dev.accounts.domain.Refusal.Invalid when it is something else
     */
    public static Position parse(String text) {
      Matcher parts = TEXT.matcher(text);
      if (!parts.matches()) {
        Violations.of("/after").add("bad-value", "must be a position of this feed").throwIfAny();
      }
      return new Position(
          UUID.fromString(parts.group("epoch")),
          Long.parseLong(parts.group("number")),
          Long.parseLong(parts.group("place")));
    }

    @Override
    public String toString() {
      return epoch + "/" + number + "/" + place;
    }
  }
}
