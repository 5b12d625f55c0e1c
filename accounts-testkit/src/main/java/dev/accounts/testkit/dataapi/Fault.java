package dev.accounts.testkit.dataapi;

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
  /** The connection is closed without an answer. */
  DROPPED_CONNECTION,
  /** No answer comes, and the connection stays open until the client or the stand-in closes it. */
  BLACK_HOLE,
  /** The connection is closed in the middle of the answer. */
  CUT_OFF_ANSWER,
  /** Status 200 with JSON that does not end. */
  TRUNCATED_JSON,
  /** Status 200 with a page, such as a proxy between makes. */
  HTML,
  /** Status 502 with a page and without the service's error code, as a proxy between answers. */
  BAD_GATEWAY,
  /** Status 503 and nothing else. */
  EMPTY_ERROR,
  /** Status 200 and nothing else. */
  EMPTY_BODY;

  /** Instead of running the statement. */
  public PlannedFault before() {
    return PlannedFault.before(name(), disturbance());
  }

  /** Instead of the answer; the statement ran, and was committed unless in a transaction. */
  public PlannedFault after() {
    return PlannedFault.after(name(), disturbance());
  }

  private Disturbance disturbance() {
    return switch (this) {
      case RESUMING -> Disturbance.error(ErrorType.DATABASE_RESUMING, Wakefulness.RESUMING);
      case THROTTLED -> Disturbance.error(ErrorType.THROTTLING, "Rate exceeded");
      case INTERNAL_SERVER_ERROR -> Disturbance.error(ErrorType.INTERNAL_SERVER_ERROR, "");
      case SERVICE_UNAVAILABLE -> Disturbance.error(ErrorType.SERVICE_UNAVAILABLE, "");
      case DATABASE_UNAVAILABLE -> Disturbance.error(ErrorType.DATABASE_UNAVAILABLE, "");
      case STATEMENT_TIMEOUT -> Disturbance.error(ErrorType.STATEMENT_TIMEOUT, "Request timed out");
      case COMMUNICATIONS_LINK_FAILURE ->
          Disturbance.error(ErrorType.BAD_REQUEST, "Communications link failure");
      case ACCESS_DENIED ->
          Disturbance.error(ErrorType.ACCESS_DENIED, "The caller is not authorized to do this");
      case FORBIDDEN -> Disturbance.error(ErrorType.FORBIDDEN, "Forbidden");
      case DROPPED_CONNECTION -> Disturbance.drop();
      case BLACK_HOLE -> Disturbance.blackHole();
      case CUT_OFF_ANSWER -> Disturbance.cutOff();
      case TRUNCATED_JSON ->
          Disturbance.body(200, "application/json", "{\"records\":[[{\"stringVal");
      case HTML -> Disturbance.body(200, "text/html", "<html><body>Bad gateway</body></html>");
      case BAD_GATEWAY ->
          Disturbance.body(502, "text/html", "<html><body>Bad gateway</body></html>");
      case EMPTY_ERROR -> Disturbance.body(503, "text/plain", "");
      case EMPTY_BODY -> Disturbance.body(200, "application/json", "");
    };
  }
}
