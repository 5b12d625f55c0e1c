package dev.accounts.sql;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Feed;
import dev.accounts.application.port.FeedQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes of all tenants that one bus has not got yet, and how far it has come. For a database
 * user with the role {@code accounts_relay}; the application's may not read it.
 */
public final class RelayedChanges {
  private final SqlDatabase database;
  private final String bus;

  /** The changes for the bus of this name. */
  public RelayedChanges(SqlDatabase database, String bus) {
    this.database = database;
    this.bus = bus;
  }

  /**
   * What comes next.
   *
   * @param from where it begins
   * @param waitingSince when the first change was made that the bus has not got, also when an
   *     earlier transaction that is open keeps it from being shown
   */
  public record Part(Feed.Position from, Optional<Instant> waitingSince, Feed feed) {}

  /** At most so many changes, and none where the bus has got everything that can be shown. */
  public Part next(int most, Deadline deadline) {
    return Pages.fitting(
        most,
        limit -> {
          SqlCall call =
              SqlCall.read(
                      """
                      SELECT CAST(epoch AS text) AS epoch, CAST(number AS text) AS number,
                        CAST(place AS text) AS place, type, CAST(account AS text) AS account,
                        CAST(before AS text) AS before,
                        CAST(CAST(EXTRACT(epoch FROM waiting_since) * 1000000 AS bigint) AS text)
                          AS waiting_since
                      FROM accounts.relay_changes(CAST(:bus AS text), CAST(:limit AS integer))
                      """)
                  .with("bus", bus)
                  .with("limit", limit + 1);
          List<Map<String, String>> rows = database.run(call, deadline);
          Map<String, String> first = rows.getFirst();
          return new Part(
              FeedCall.position(first),
              Optional.ofNullable(first.get("waiting_since"))
                  .map(micros -> Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS)),
              FeedCall.read(rows, FeedQuery.fromBeginning(), limit));
        });
  }

  /**
   * Notes that the bus has got everything up to here.
   *
   * @param from where the part began
   * @return false when it does not begin there any more: another relay has noted what it sent, or
   *     the register was restored
   */
  public boolean moved(Feed.Position from, Feed.Position to, Deadline deadline) {
    SqlCall call =
        SqlCall.write(
                """
                SELECT CAST(moved AS text) AS moved FROM accounts.move_relay(
                  CAST(:bus AS text), CAST(:epoch AS uuid),
                  CAST(:fromNumber AS bigint), CAST(:fromPlace AS bigint),
                  CAST(:number AS bigint), CAST(:place AS bigint))
                """)
            .with("bus", bus)
            .with("epoch", from.epoch())
            .with("fromNumber", from.number())
            .with("fromPlace", from.place())
            .with("number", to.number())
            .with("place", to.place());
    return Boolean.parseBoolean(database.run(call, deadline).getFirst().get("moved"));
  }
}
