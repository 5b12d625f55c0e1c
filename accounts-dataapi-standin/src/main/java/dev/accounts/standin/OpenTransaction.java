package dev.accounts.standin;

import dev.accounts.standin.wire.ErrorType;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A transaction, its session, and who is using it. */
final class OpenTransaction {
  final Place place;
  final Connection connection;
  private final Optional<String> database;
  private final Instant began;
  private final ReentrantLock use = new ReentrantLock();
  private volatile Instant lastUsed;

  /**
   * A transaction that begins now.
   *
   * @param database as the caller named it, which later calls have to do alike
   */
  OpenTransaction(Place place, Optional<String> database, Connection connection, Instant now) {
    this.place = place;
    this.database = database;
    this.connection = connection;
    this.began = now;
    this.lastUsed = now;
  }

  /** Takes the transaction for one call, when no other call has it. */
  boolean take() {
    return use.tryLock();
  }

  void release() {
    use.unlock();
  }

  void used(Instant now) {
    lastUsed = now;
  }

  boolean isOver(Instant now, DataApiLimits limits) {
    return !now.isBefore(lastUsed.plus(limits.idleTransaction()))
        || !now.isBefore(began.plus(limits.transaction()));
  }

  void checkDatabase(Optional<String> named) {
    if (named.isPresent() && !named.equals(database)) {
      throw ErrorType.BAD_REQUEST.refuse("Database name is not the same as transaction");
    }
  }
}
