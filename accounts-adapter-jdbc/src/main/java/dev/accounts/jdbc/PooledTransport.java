package dev.accounts.jdbc;

import dev.accounts.application.port.Deadline;
import dev.accounts.sql.AttemptFailed;
import dev.accounts.sql.FailureKind;
import dev.accounts.sql.SqlCall;
import dev.accounts.sql.Transport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.CloseException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Runs each call on a connection of its own; the wait for the connection is part of the call. */
final class PooledTransport implements Transport {
  private static final Duration CANCEL = Duration.ofSeconds(1);

  private final DeadlineWatch watch = new DeadlineWatch();
  private final Jdbi jdbi;

  PooledTransport(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Map<String, String>> run(SqlCall call, Deadline deadline) throws AttemptFailed {
    Alarm alarm = new Alarm(deadline, Thread.currentThread()::interrupt);
    try (Handle handle = open(alarm)) {
      if (call.writes() && !handle.getConnection().getAutoCommit()) {
        throw manualCommit();
      }
      return run(call, handle, deadline, alarm);
    } catch (CloseException e) {
      throw new AttemptFailed(
          FailureKind.IN_DOUBT, "The connection to the database could not be given back", e);
    } catch (SQLException e) {
      throw SqlFailures.failed(e);
    } finally {
      watch.stop(alarm);
    }
  }

  /** Nothing is sent to the database before this returns, whatever goes wrong. */
  private Handle open(Alarm alarm) throws AttemptFailed {
    try {
      watch.start(alarm);
      return jdbi.open();
    } catch (RuntimeException failure) {
      throw alarm.endInstead(() -> {})
          ? SqlFailures.notConnectedInTime(failure)
          : SqlFailures.notConnected(failure);
    } finally {
      if (alarm.endInstead(() -> {})) {
        Thread.interrupted();
      }
    }
  }

  private List<Map<String, String>> run(SqlCall call, Handle handle, Deadline deadline, Alarm alarm)
      throws AttemptFailed {
    Connection connection = handle.getConnection();
    try {
      if (alarm.endInstead(() -> abort(connection)) || deadline.remaining().isZero()) {
        throw SqlFailures.noneFree(FailureKind.OUT_OF_TIME, new IllegalStateException("late"));
      }
      return cancelledInTime(deadline, handle, call);
    } catch (SQLException failure) {
      throw failed(connection, failure);
    } finally {
      endTransaction(connection);
      watch.stop(alarm);
    }
  }

  /** Of a read without auto-commit; not every pool does it. */
  private static void endTransaction(Connection connection) {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (SQLException dead) {
      // nothing of a read is to be kept
    }
  }

  /**
   * A statement that was cancelled is known not to be applied. The request for it takes a second,
   * after which the deadline comes. The server's time is the machine's, whatever the caller's is.
   * The driver's own timeout would wake a thread for each statement.
   */
  private List<Map<String, String>> cancelledInTime(Deadline deadline, Handle handle, SqlCall call)
      throws SQLException {
    Cancelling cancelling = new Cancelling();
    Duration patience = deadline.remainingOnMachine().minus(CANCEL);
    Alarm alarm = new Alarm(Deadline.in(patience), cancelling);
    try {
      if (patience.isPositive()) {
        watch.start(alarm);
      }
      return Statements.run(handle, call, cancelling);
    } finally {
      watch.stop(alarm);
    }
  }

  /**
   * After a failover the server at the other end may read and never write again, and the next
   * caller is not to meet it. A pool learns that a connection is dead from a call that fails.
   */
  private static AttemptFailed failed(Connection connection, SQLException failure) {
    AttemptFailed failed = SqlFailures.failed(connection, failure);
    if (failed.kind() == FailureKind.NOT_WRITABLE) {
      abort(connection);
      try {
        connection.getAutoCommit();
      } catch (SQLException dead) {
        failed.addSuppressed(dead);
      }
    }
    return failed;
  }

  /** Closes the socket at once, so that a thread that waits for the server goes on. */
  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException alreadyDead) {
      // which is what was wanted
    }
  }

  private static AttemptFailed manualCommit() {
    return new AttemptFailed(
        FailureKind.REFUSED,
        "The data source gives connections without auto-commit, so a change would be lost; "
            + "turn auto-commit on, or use JdbcAccountRepository.joiningOrOver in a transaction.",
        new IllegalStateException("manual commit"));
  }
}
