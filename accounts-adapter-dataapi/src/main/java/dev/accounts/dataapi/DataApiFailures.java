package dev.accounts.dataapi;

import dev.accounts.sql.AttemptFailed;
import dev.accounts.sql.FailureKind;
import dev.accounts.sql.SqlStates;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rdsdata.model.DatabaseErrorException;
import software.amazon.awssdk.services.rdsdata.model.DatabaseResumingException;
import software.amazon.awssdk.services.rdsdata.model.InvalidResourceStateException;
import software.amazon.awssdk.services.rdsdata.model.RdsDataException;
import software.amazon.awssdk.services.rdsdata.model.StatementTimeoutException;

/**
 * Says what a failure of the SDK means. Only codes, states and our own sentences go on; the text of
 * a {@code DatabaseErrorException} may hold whole rows and goes no further.
 */
final class DataApiFailures {
  private static final Pattern SQL_STATE = Pattern.compile("SQLState: ([0-9A-Z]{5})\\s*$");
  private static final Pattern OTHER_TIME =
      Pattern.compile("Signature (expired|not yet current)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> THROTTLING =
      Set.of("ThrottlingException", "Throttling", "TooManyRequestsException");

  /** PostgreSQL's state for a wrong password. */
  static final String INVALID_PASSWORD = "28P01";

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private DataApiFailures() {}

  static AttemptFailed of(ExecutionException failed) {
    return of(failed.getCause() == null ? failed : failed.getCause());
  }

  static AttemptFailed of(Throwable cause) {
    return switch (cause) {
      case DatabaseResumingException resuming ->
          new AttemptFailed(FailureKind.RESUMING, "The database is resuming", resuming);
      case StatementTimeoutException timeout ->
          new AttemptFailed(FailureKind.IN_DOUBT, "The statement took too long", timeout);
      case InvalidResourceStateException stopped ->
          new AttemptFailed(FailureKind.UNREACHABLE, "The database is stopped, or starts", stopped);
      case RdsDataException withResponse -> withResponse(withResponse);
      case SdkClientException withoutResponse -> withoutResponse(withoutResponse);
      default -> new AttemptFailed(FailureKind.IN_DOUBT, "The call of the Data API broke", cause);
    };
  }

  /**
   * The database's own error, whose words may be those of a row: only its state says what it is.
   */
  private static AttemptFailed databaseError(RdsDataException error, String state) {
    return state.equals(INVALID_PASSWORD)
        ? invalidPassword(error)
        : new AttemptFailed(SqlStates.kind(state), SqlStates.message(state), state, error);
  }

  private static AttemptFailed withResponse(RdsDataException failure) {
    String code = code(failure);
    String state = state(failure);
    if (!state.isEmpty() && failure.statusCode() < SERVER_ERROR) {
      return databaseError(failure, state);
    }
    if (failure.statusCode() == TOO_MANY_REQUESTS || THROTTLING.contains(code)) {
      return new AttemptFailed(FailureKind.NOT_APPLIED, "The Data API is throttled", failure);
    }
    if (isSignedAtAnotherTime(failure)) {
      return new AttemptFailed(
          FailureKind.NOT_APPLIED, "The call's signature is of another time", failure);
    }
    if (text(failure).contains("password authentication failed")) {
      return invalidPassword(failure);
    }
    if (failure.statusCode() >= SERVER_ERROR
        || text(failure).contains("Communications link failure")) {
      return new AttemptFailed(
          FailureKind.IN_DOUBT, "The Data API failed with status " + failure.statusCode(), failure);
    }
    if (isTooLarge(failure)) {
      return tooLarge(failure);
    }
    return failure instanceof DatabaseErrorException
        ? databaseError(failure, state)
        : new AttemptFailed(
            FailureKind.REFUSED, "The Data API refused the call (" + code + ")", failure);
  }

  /**
   * A process that was frozen after it signed sends a signature, or a token, that has expired, and
   * one whose clock is wrong sends one that is not valid yet. Nothing was run, and a retry has a
   * new signature. A signature that does not match has the same code and other words.
   */
  private static boolean isSignedAtAnotherTime(RdsDataException refused) {
    return switch (code(refused)) {
      case "RequestExpired", "RequestTimeTooSkewed", "ExpiredTokenException" -> true;
      case "InvalidSignatureException" -> OTHER_TIME.matcher(text(refused)).find();
      default -> false;
    };
  }

  /**
   * The service logs in with the secret as it is; while a password is being changed, the database
   * has the next one already. No connection was made, so nothing was run.
   */
  private static AttemptFailed invalidPassword(RdsDataException refused) {
    return new AttemptFailed(
        FailureKind.NOT_APPLIED,
        "The database does not take the password of the secret",
        INVALID_PASSWORD,
        refused);
  }

  /** PostgreSQL's state, which ends what the service repeats of an error of the database. */
  private static String state(RdsDataException failure) {
    Matcher matcher = SQL_STATE.matcher(text(failure));
    return matcher.find() ? matcher.group(1) : "";
  }

  /** What stands between us and the service returns no code. */
  private static String code(RdsDataException failure) {
    return Optional.ofNullable(failure.awsErrorDetails())
        .map(details -> details.errorCode())
        .orElse("");
  }

  /** No response, or none that can be read; without credentials nothing was sent at all. */
  private static AttemptFailed withoutResponse(SdkClientException failure) {
    if (isNotConnected(failure)) {
      return new AttemptFailed(FailureKind.NOT_APPLIED, "The Data API cannot be reached", failure);
    }
    return String.valueOf(failure.getMessage()).contains("Unable to load credentials")
        ? new AttemptFailed(
            FailureKind.REFUSED, "There are no credentials to call the Data API with", failure)
        : new AttemptFailed(FailureKind.IN_DOUBT, "The response of the Data API was lost", failure);
  }

  private static boolean isNotConnected(Throwable failure) {
    return AttemptFailed.causes(failure).stream()
        .anyMatch(cause ->
            cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException);
  }

  /** The wording has changed with the generations of the service; this part has not. */
  private static boolean isTooLarge(RdsDataException failure) {
    return text(failure).contains("size limit");
  }

  private static AttemptFailed tooLarge(RdsDataException failure) {
    return new AttemptFailed(
        FailureKind.TOO_LARGE, "The result is larger than the Data API carries", failure);
  }

  /** The service's own words; the message of the exception has the SDK's behind them. */
  private static String text(RdsDataException failure) {
    return failure.awsErrorDetails() == null
        ? ""
        : String.valueOf(failure.awsErrorDetails().errorMessage());
  }
}
