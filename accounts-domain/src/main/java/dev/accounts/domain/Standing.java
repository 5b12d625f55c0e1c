package dev.accounts.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An account's status, why it has it, and since when.
 *
 * @param reason none before the first change of status
 * @param since UTC, in whole microseconds
 */
public record Standing(AccountStatus status, Optional<String> reason, Instant since) {
  public Standing {
    since = since.truncatedTo(ChronoUnit.MICROS);
  }
}
