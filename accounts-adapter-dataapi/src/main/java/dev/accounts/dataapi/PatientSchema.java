package dev.accounts.dataapi;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.sql.AttemptFailed;
import dev.accounts.sql.migration.SqlRunner;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rdsdata.model.AccessDeniedException;
import software.amazon.awssdk.services.rdsdata.model.ForbiddenException;
import software.amazon.awssdk.services.rdsdata.model.HttpEndpointNotEnabledException;

/**
 * Runs statements that are safe to repeat, whatever became of the last attempt. A cluster may take
 * minutes to start; a permission or an endpoint that was made a moment ago may take a minute to be
 * known everywhere, and so may a password that was changed; after that the refusal is believed.
 */
final class PatientSchema implements SqlRunner {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration SETTLING = Duration.ofMinutes(1);

  private final SqlRunner database;
  private final Deadline deadline;
  private final Deadline settled;
  private final Consumer<String> progress;

  PatientSchema(SqlRunner database, Deadline deadline, Consumer<String> progress) {
    this.database = database;
    this.deadline = deadline;
    this.settled = Deadline.in(SETTLING, deadline.time());
    this.progress = progress;
  }

  @Override
  public List<String> run(String statement) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return database.run(statement);
      } catch (SdkException failed) {
        AttemptFailed failure = DataApiFailures.of(failed);
        if (!isWorthAnother(failed, failure) || deadline.remaining().compareTo(pause) <= 0) {
          throw gaveUp(failure);
        }
        progress.accept(failure.getMessage() + "; trying again");
        sleep(pause, failure);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  private boolean isWorthAnother(SdkException failed, AttemptFailed failure) {
    return switch (failure.kind()) {
      case NOT_APPLIED -> !isPasswordWrong(failure) || settled.remaining().isPositive();
      case RESUMING, NOT_WRITABLE, IN_DOUBT, UNREACHABLE, OUT_OF_TIME -> true;
      case TOO_LARGE -> false;
      case REFUSED -> maySettle(failed) && settled.remaining().isPositive();
    };
  }

  private static boolean isPasswordWrong(AttemptFailed failure) {
    return failure.sqlState().filter(DataApiFailures.INVALID_PASSWORD::equals).isPresent();
  }

  private static boolean maySettle(SdkException failed) {
    return failed instanceof AccessDeniedException
        || failed instanceof ForbiddenException
        || failed instanceof HttpEndpointNotEnabledException;
  }

  private void sleep(Duration pause, AttemptFailed failure) {
    try {
      deadline.time().sleep(pause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw gaveUp(failure);
    }
  }

  private static RepositoryException gaveUp(AttemptFailed failure) {
    String message = String.valueOf(failure.getMessage());
    return switch (failure.kind()) {
      case REFUSED, TOO_LARGE -> RepositoryException.defect(message, failure, Applied.UNKNOWN);
      case RESUMING, NOT_APPLIED, NOT_WRITABLE, IN_DOUBT, UNREACHABLE, OUT_OF_TIME ->
          RepositoryException.unavailable(message, failure, Applied.UNKNOWN, Duration.ZERO);
    };
  }
}
