package dev.accounts.jdbc;

import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;

/** What the embedding service knows about the transaction that the caller is in. */
@FunctionalInterface
public interface CurrentConnection {

  /**
   * The connection of the transaction, which is not in auto-commit mode; nothing outside
   * transactions. It may be asked for twice in a call.
   */
  Optional<Connection> get();

  /** After how long the transaction has to be over; nothing when it may take its time. */
  default Optional<Duration> timeLeft() {
    return Optional.empty();
  }
}
