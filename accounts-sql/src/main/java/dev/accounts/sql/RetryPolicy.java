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

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** A paused cluster takes about 15 s. */
  private static final Duration RETRY_AFTER_RESUME = Duration.ofSeconds(15);

  private final boolean writes;
  private int begun;
  private int failedOtherwise;
  private int foundResuming;
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
    if (last == FailureKind.RESUMING) {
      foundResuming++;
    } else {
      failedOtherwise++;
    }
  }

  boolean isWorthAnother() {
    return switch (last) {
      case RESUMING -> true;
      case NOT_APPLIED, IN_DOUBT -> failedOtherwise < MOST;
      case UNREACHABLE, TOO_LARGE, REFUSED -> false;
    };
  }

  /** Doubles each time up to a bound; half of it is left to chance, so that callers spread. */
  Duration pause(RandomGenerator chance) {
    long millis =
        last == FailureKind.RESUMING
            ? growing(400, foundResuming, 3000)
            : growing(20, failedOtherwise, 1000);
    return Duration.ofMillis(millis / 2 + chance.nextLong(millis / 2 + 1));
  }

  private static long growing(long first, int times, long most) {
    return Math.min(most, first << Math.min(times - 1, 20));
  }

  void paused(Duration pause) {
    if (last == FailureKind.RESUMING) {
      waitedForResume = waitedForResume.plus(pause);
    }
  }

  /** What the caller is told when there is no further attempt. */
  RuntimeException exception(AttemptFailed failure) {
    Applied applied = isInDoubt ? Applied.UNKNOWN : Applied.NO;
    String message = String.valueOf(failure.getMessage());
    return switch (failure.kind()) {
      case RESUMING ->
          RepositoryException.unavailable(message, failure, applied, RETRY_AFTER_RESUME);
      case NOT_APPLIED, IN_DOUBT, UNREACHABLE ->
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
