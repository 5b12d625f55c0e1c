package dev.accounts.domain.past;

import dev.accounts.domain.Violations;
import java.time.Instant;

/**
 * The time between two looks at the register.
 *
 * @param from the earlier look
 * @param to the later one
 */
public record Period(Instant from, AsOf to) {
  public Period {
    from = AsOf.at(from).at().orElseThrow();
    if (to.at().filter(from::isAfter).isPresent()) {
      Violations.of("/from").add("bad-value", "must not be after 'to'").throwIfAny();
    }
  }
}
