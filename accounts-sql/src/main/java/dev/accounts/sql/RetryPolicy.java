package dev.accounts.sql;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The attempts at one statement: how often, how they went, and what follows. */
final class RetryPolicy {
  /** More than a pool has connections, all of which are dead after the server was restarted. */
  private static final int MOST = 12;

  /** After a failover, so many connections are tried and given up in a short time. */
  private static final int CONNECTIONS = 20;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** A paused cluster takes about 15 s. */
  private static final Duration RETRY_AFTER_RESUME = Duration.ofSeconds(15);

  private final boolean writes;
  private int begun;
  private int failedOtherwise;
  private int foundResuming;
  private int foundNotWritable;
  private boolean isInDoubt;
  private boolean resolvedDoubt;
  private Duration waitedForResume = Duration.ZERO;
  private Optional<String> sqlState = Optional.empty();
  private FailureKind last = FailureKind.REFUSED;

  RetryPolicy(boolean writes) {
    this.writes = writes;
  }

  void begin() {
    begun++;
  }

  void succeeded() {
    resolvedDoubt = isInDoubt;
  }

  void failed(AttemptFailed failure) {
    last = failure.kind();
    sqlState = failure.sqlState().or(() -> sqlState);
    isInDoubt |= writes && last == FailureKind.IN_DOUBT;
    switch (last) {
      case RESUMING -> foundResuming++;
      case NOT_WRITABLE -> foundNotWritable++;
      case NOT_APPLIED, IN_DOUBT, UNREACHABLE, OUT_OF_TIME, TOO_LARGE, REFUSED -> failedOtherwise++;
    }
  }

  boolean isWorthAnother() {
    return switch (last) {
      case RESUMING, NOT_WRITABLE -> true;
      case NOT_APPLIED, IN_DOUBT -> failedOtherwise < MOST;
      case UNREACHABLE -> isInDoubt && failedOtherwise < MOST;
      case OUT_OF_TIME, TOO_LARGE, REFUSED -> false;
    };
  }

  /**
   * Doubles each time up to a bound; half of it is left to chance, so that callers spread. A pool
   * may hold many connections that take no writes, each of which costs an attempt.
   */
  Duration pause(RandomGenerator chance) {
    long millis =
        switch (last) {
          case RESUMING -> growing(400, foundResuming, 3000);
          case NOT_WRITABLE -> growing(20, foundNotWritable - CONNECTIONS, 1000);
          case NOT_APPLIED, IN_DOUBT, UNREACHABLE, OUT_OF_TIME, TOO_LARGE, REFUSED ->
              growing(20, failedOtherwise, 1000);
        };
    return Duration.ofMillis(millis / 2 + chance.nextLong(millis / 2 + 1));
  }

  private static long growing(long first, int times, long most) {
    return Math.min(most, first << Math.clamp(times - 1, 0, 20));
  }

  void paused(Duration pause) {
    if (last == FailureKind.RESUMING) {
      waitedForResume = waitedForResume.plus(pause);
    }
  }

  /** What the caller gets when there is no further attempt. */
  RuntimeException exception(AttemptFailed failure) {
    Applied applied = isInDoubt ? Applied.UNKNOWN : Applied.NO;
    String message = String.valueOf(failure.getMessage());
    return switch (failure.kind()) {
      case RESUMING ->
          RepositoryException.unavailable(message, failure, applied, RETRY_AFTER_RESUME);
      case NOT_APPLIED, NOT_WRITABLE, IN_DOUBT, UNREACHABLE, OUT_OF_TIME ->
          RepositoryException.unavailable(message, failure, applied, RETRY_AFTER);
      case TOO_LARGE ->
          writes
              ? RepositoryException.defect(message, failure, Applied.UNKNOWN)
              : new ResultTooLarge(failure);
      case REFUSED -> RepositoryException.defect(message, failure, applied);
    };
  }

  /** The caller had no time left before the first attempt. */
  RuntimeException tooLate() {
    return RepositoryException.unavailable(
        "The deadline had passed before the database was asked",
        new IllegalStateException("late"),
        Applied.NO,
        RETRY_AFTER);
  }

  CallReport report() {
    return new CallReport(begun, waitedForResume, resolvedDoubt, sqlState);
  }
}
