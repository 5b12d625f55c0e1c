package dev.accounts.rest.query;

import dev.accounts.domain.Refusal;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Period;
import dev.accounts.rest.http.FieldError.In;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads at which instants the register is to be looked at. */
public final class AsOfQuery {
  private static final String FROM = "from";

  /** So that today is a date that can be given, and a clock may be wrong. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private AsOfQuery() {}

  /**
   * The register as it was at the instant that the parameter names; the present without it.
   *
   * @param now no instant is more than a day later
   */
  public static AsOf read(QueryFields query, String name, Instant now) {
    return query.one(name).flatMap(text -> read(query, name, text, now)).orElse(AsOf.NOW);
  }

  private static Optional<AsOf> read(QueryFields query, String name, String text, Instant now) {
    try {
      AsOf asOf = AsOf.at(instant(text));
      if (asOf.at().orElseThrow().isAfter(now.plus(AHEAD))) {
        query
            .errors()
            .add(In.QUERY, "/" + name, "bad-value", "must not be more than a day in the future");
      }
      return Optional.of(asOf);
    } catch (DateTimeException | Refusal.Invalid malformed) {
      query
          .errors()
          .add(
              In.QUERY,
              "/" + name,
              "bad-value",
              "must be a date such as 2026-11-01 or an instant such as 2026-11-01T09:30:00Z");
      return Optional.empty();
    }
  }

  /** A date is the end of that day in UTC. */
  private static Instant instant(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1)
        : OffsetDateTime.parse(text).toInstant();
  }

  /** From one instant to another, or to the present. */
  public static Optional<Period> period(QueryFields query, Instant now) {
    AsOf from = read(query, FROM, now);
    AsOf to = read(query, "to", now);
    if (query.all(FROM).isEmpty()) {
      query.errors().add(In.QUERY, "/" + FROM, "required", "must be a date or an instant");
    }
    return from.at()
        .flatMap(instant -> query.errors().gather(In.QUERY, () -> new Period(instant, to)));
  }
}
