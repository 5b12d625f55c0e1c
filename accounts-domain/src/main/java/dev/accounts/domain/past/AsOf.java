package dev.accounts.domain.past;

import static java.time.ZoneOffset.UTC;

import dev.accounts.domain.Violations;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When the register is looked at.
 *
 * @param at the instant, with what happened at it, in whole microseconds; none for the present
 */
public record AsOf(Optional<Instant> at) {
  /** The register as it is. */
  public static final AsOf NOW = new AsOf(Optional.empty());

  /** The years that RFC 3339 can write; not parsed, which would load Java's formatters. */
  private static final Instant FIRST = LocalDate.of(1, 1, 1).atStartOfDay().toInstant(UTC);

  private static final Instant LAST =
      LocalDate.of(10_000, 1, 1).atStartOfDay().toInstant(UTC).minus(1, ChronoUnit.MICROS);

  public AsOf {
    at = at.map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
    if (at.filter(instant -> instant.isBefore(FIRST) || instant.isAfter(LAST)).isPresent()) {
      Violations.of("/asOf").add("bad-value", "must be in the years 1 to 9999").throwIfAny();
    }
  }

  /** The register as it was at this instant; at one that is still to come, as it is. */
  public static AsOf at(Instant instant) {
    return new AsOf(Optional.of(instant));
  }
}
