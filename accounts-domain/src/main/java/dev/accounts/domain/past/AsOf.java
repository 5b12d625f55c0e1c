package dev.accounts.domain.past;

import dev.accounts.domain.Violations;
import java.time.Instant;
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

  /** The years that RFC 3339 can write. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

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
