package dev.accounts.operations.relay;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a failure of the bus means: "PutEventsResultEntry" in its reference. */
enum BusFailure {
  /** May succeed later. */
  TEMPORARY,
  /** This event will never be taken; the next may be. */
  OF_THE_EVENT,
  /** No event will be taken until an operator changes something. */
  OF_THE_SETUP;

  private static final int SERVER_ERROR = 500;

  /** Of one entry of a request that succeeded. */
  static BusFailure of(String errorCode) {
    return switch (errorCode) {
      case "InvalidArgument", "MalformedDetail", "RedactionFailure" -> OF_THE_EVENT;
      case "AccessDeniedException",
          "InvalidAccountIdException",
          "NotAuthorizedForSourceException",
          "NotAuthorizedForDetailTypeException" ->
          OF_THE_SETUP;
      default -> TEMPORARY;
    };
  }

  /** Of a whole request. */
  static BusFailure of(SdkException failed) {
    boolean isRefused =
        failed instanceof AwsServiceException response
            && response.statusCode() < SERVER_ERROR
            && !response.isThrottlingException()
            && !response.isClockSkewException();
    return isRefused ? OF_THE_SETUP : TEMPORARY;
  }

  /** A word for the log. */
  static String codeOf(SdkException failed) {
    return failed instanceof AwsServiceException response && response.awsErrorDetails() != null
        ? response.awsErrorDetails().errorCode()
        : failed.getClass().getSimpleName();
  }
}
