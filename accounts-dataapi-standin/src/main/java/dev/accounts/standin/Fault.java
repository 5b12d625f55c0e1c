package dev.accounts.standin;

import dev.accounts.standin.wire.ErrorType;
import dev.accounts.standin.wire.FaultInjection;

/** What can go wrong with a call, other than the statement itself. */
public enum Fault {
  /** The cluster wakes up; the statement was not run. */
  RESUMING,
  /** Too many requests, with status 429. */
  THROTTLED,
  /** Status 500. */
  INTERNAL_SERVER_ERROR,
  /** Status 503. */
  SERVICE_UNAVAILABLE,
  /** Status 504. */
  DATABASE_UNAVAILABLE,
  /** The service says that the statement took too long. */
  STATEMENT_TIMEOUT,
  /** The service lost its connection to the database. */
  COMMUNICATIONS_LINK_FAILURE,
  /** The caller may not do this. */
  ACCESS_DENIED,
  /** The caller may not use this cluster or secret. */
  FORBIDDEN,
  /** The connection is closed without a response. */
  DROPPED_CONNECTION,
  /**
   * No response comes, and the connection stays open until the client or the stand-in closes it.
   */
  BLACK_HOLE,
  /** The connection is closed in the middle of the response. */
  CUT_OFF_RESPONSE,
  /** Status 200 with JSON that does not end. */
  TRUNCATED_JSON,
  /** Status 200 with a page, such as a proxy between makes. */
  HTML,
  /** Status 502 with a page and without the service's error code, as a proxy between responses. */
  BAD_GATEWAY,
  /** Status 503 and nothing else. */
  EMPTY_ERROR,
  /** Status 200 and nothing else. */
  EMPTY_BODY;

  /** Instead of running the statement. */
  public PlannedFault before() {
    return PlannedFault.before(name(), disturbance());
  }

  /** Instead of the response; the statement ran, and was committed unless in a transaction. */
  public PlannedFault after() {
    return PlannedFault.after(name(), disturbance());
  }

  private FaultInjection disturbance() {
    return switch (this) {
      case RESUMING -> FaultInjection.error(ErrorType.DATABASE_RESUMING, Wakefulness.RESUMING);
      case THROTTLED -> FaultInjection.error(ErrorType.THROTTLING, "Rate exceeded");
      case INTERNAL_SERVER_ERROR -> FaultInjection.error(ErrorType.INTERNAL_SERVER_ERROR, "");
      case SERVICE_UNAVAILABLE -> FaultInjection.error(ErrorType.SERVICE_UNAVAILABLE, "");
      case DATABASE_UNAVAILABLE -> FaultInjection.error(ErrorType.DATABASE_UNAVAILABLE, "");
      case STATEMENT_TIMEOUT ->
          FaultInjection.error(ErrorType.STATEMENT_TIMEOUT, "Request timed out");
      case COMMUNICATIONS_LINK_FAILURE ->
          FaultInjection.error(ErrorType.BAD_REQUEST, "Communications link failure");
      case ACCESS_DENIED ->
          FaultInjection.error(ErrorType.ACCESS_DENIED, "The caller is not authorized to do this");
      case FORBIDDEN -> FaultInjection.error(ErrorType.FORBIDDEN, "Forbidden");
      case DROPPED_CONNECTION -> FaultInjection.drop();
      case BLACK_HOLE -> FaultInjection.blackHole();
      case CUT_OFF_RESPONSE -> FaultInjection.cutOff();
      case TRUNCATED_JSON ->
          FaultInjection.body(200, "application/json", "{\"records\":[[{\"stringVal");
      case HTML -> FaultInjection.body(200, "text/html", "<html><body>Bad gateway</body></html>");
      case BAD_GATEWAY ->
          FaultInjection.body(502, "text/html", "<html><body>Bad gateway</body></html>");
      case EMPTY_ERROR -> FaultInjection.body(503, "text/plain", "");
      case EMPTY_BODY -> FaultInjection.body(200, "application/json", "");
    };
  }
}
