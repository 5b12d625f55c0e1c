package dev.accounts.sql;

import dev.accounts.application.port.Deadline;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Retries a statement for as long as that is safe and there is time. Every write finds its own
 * traces, so an attempt whose response was lost is retried like any other: the database returns it
 * once more and applies it once.
 */
public final class RetryingDatabase implements SqlDatabase {
  private final Transport transport;
  private final CallReport.Listener listener;
  private final RandomGenerator chance;

  /** A database that is reached by this transport. */
  public RetryingDatabase(Transport transport, CallReport.Listener listener) {
    // another generator would go on alike in all functions that are restored from one snapshot
    this(transport, listener, new SecureRandom());
  }

  /** The same with another source of the chance that spreads callers. */
  RetryingDatabase(Transport transport, CallReport.Listener listener, RandomGenerator chance) {
    this.transport = transport;
    this.listener = listener;
    this.chance = chance;
  }

  @Override
  public List<Map<String, String>> run(SqlCall call, Deadline deadline) {
    RetryPolicy attempts = new RetryPolicy(call.writes());
    if (deadline.remaining().isZero()) {
      throw attempts.tooLate();
    }
    try {
      while (true) {
        try {
          attempts.begin();
          List<Map<String, String>> rows = attempt(transport, call, deadline);
          attempts.succeeded();
          return rows;
        } catch (AttemptFailed failure) {
          attempts.failed(failure);
          pauseOrGiveUp(attempts, failure, deadline);
        }
      }
    } finally {
      report(listener, attempts.report());
    }
  }

  /**
   * Whatever class a transport or a library below it throws, the statement may have been run. Only
   * a virtual machine that is out of order is left to its host.
   */
  private static List<Map<String, String>> attempt(
      Transport transport, SqlCall call, Deadline deadline) throws AttemptFailed {
    try {
      return transport.run(call, deadline);
    } catch (AttemptFailed | VirtualMachineError known) {
      throw known;
    } catch (Throwable unexpected) {
      throw new AttemptFailed(
          FailureKind.IN_DOUBT, "The call of the database broke unexpectedly", unexpected);
    }
  }

  /** What becomes of a report is no part of the call, whose result is settled. */
  private static void report(CallReport.Listener listener, CallReport report) {
    try {
      listener.ended(report);
    } catch (RuntimeException ignored) {
      // as the listener's contract says
    }
  }

  /** An attempt needs some time itself, so waiting until the very end is no use. */
  private void pauseOrGiveUp(RetryPolicy attempts, AttemptFailed failure, Deadline deadline) {
    Duration pause = attempts.pause(chance);
    boolean isTimeLeft = deadline.remaining().compareTo(pause.plusMillis(200)) > 0;
    if (!attempts.isWorthAnother() || !isTimeLeft) {
      throw attempts.exception(failure);
    }
    try {
      deadline.time().sleep(pause);
      attempts.paused(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw attempts.exception(failure);
    }
  }

  /** One attempt and no other, as inside a transaction that a failure ends anyway. */
  public static SqlDatabase once(Transport transport, CallReport.Listener listener) {
    return (call, deadline) -> {
      RetryPolicy attempts = new RetryPolicy(call.writes());
      if (deadline.remaining().isZero()) {
        throw attempts.tooLate();
      }
      try {
        attempts.begin();
        return attempt(transport, call, deadline);
      } catch (AttemptFailed failure) {
        attempts.failed(failure);
        throw attempts.exception(failure);
      } finally {
        report(listener, attempts.report());
      }
    };
  }
}
