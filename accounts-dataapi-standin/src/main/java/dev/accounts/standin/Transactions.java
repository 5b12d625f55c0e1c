package dev.accounts.standin;

import dev.accounts.standin.wire.DataApiError;
import dev.accounts.standin.wire.DatabaseErrors;
import dev.accounts.standin.wire.ErrorType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The transactions that are open; a call that fails ends its transaction. */
final class Transactions implements AutoCloseable {
  private final Map<String, OpenTransaction> open = new ConcurrentHashMap<>();
  private final Sessions sessions;
  private final DataApiLimits limits;
  private final InstantSource clock;

  Transactions(Sessions sessions, DataApiLimits limits, InstantSource clock) {
    this.sessions = sessions;
    this.limits = limits;
    this.clock = clock;
  }

  String begin(Place place, Optional<String> database) {
    Connection connection = sessions.open(place);
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw DatabaseErrors.notConnected(e);
    }
    String id = UUID.randomUUID().toString();
    open.put(id, new OpenTransaction(place, database, connection, clock.instant()));
    return id;
  }

  /** Runs inside the transaction, which goes on unless this fails. */
  <T> T use(String id, Optional<String> database, Function<Connection, T> work) {
    OpenTransaction transaction = take(id);
    try {
      transaction.checkDatabase(database);
      transaction.used(clock.instant());
      T result = work.apply(transaction.connection);
      transaction.used(clock.instant());
      return result;
    } catch (DataApiError refused) {
      end(id, transaction);
      throw refused;
    } finally {
      transaction.release();
    }
  }

  void commit(String id) {
    OpenTransaction transaction = take(id);
    try {
      transaction.connection.commit();
    } catch (SQLException e) {
      throw DatabaseErrors.of(e);
    } finally {
      end(id, transaction);
      transaction.release();
    }
  }

  void rollBack(String id) {
    OpenTransaction transaction = take(id);
    end(id, transaction);
    transaction.release();
  }

  /** Rolls back what has been open or idle for too long. */
  void endOverdue() {
    open.forEach((id, transaction) -> {
      // looked at first: one that is taken, if only to look at it, takes no call
      if (transaction.isOver(clock.instant(), limits) && transaction.take()) {
        if (transaction.isOver(clock.instant(), limits)) {
          end(id, transaction);
        }
        transaction.release();
      }
    });
  }

  private OpenTransaction take(String id) {
    OpenTransaction transaction = open.get(id);
    if (transaction == null) {
      throw notFound(id);
    }
    if (!transaction.take()) {
      // no call lasts until its transaction is over, so one that is over is being ended
      throw transaction.isOver(clock.instant(), limits)
          ? notFound(id)
          : ErrorType.DATABASE_ERROR.refuse("Transaction is still running a query");
    }
    boolean isOver = transaction.isOver(clock.instant(), limits);
    if (isOver) {
      end(id, transaction);
    }
    if (isOver || !open.containsKey(id)) {
      transaction.release();
      throw notFound(id);
    }
    return transaction;
  }

  /** What was not committed is rolled back. */
  private void end(String id, OpenTransaction transaction) {
    if (open.remove(id, transaction)) {
      sessions.giveBack(transaction.place, transaction.connection);
    }
  }

  private static DataApiError notFound(String id) {
    return ErrorType.TRANSACTION_NOT_FOUND.refuse("Transaction " + id + " is not found");
  }

  @Override
  public void close() {
    open.values().forEach(transaction -> Sessions.close(transaction.connection));
  }
}
