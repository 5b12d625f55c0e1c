package dev.accounts.local.gateway;

/**
 * Why the gateway itself responds, with API Gateway's own status and words where the file has none.
 */
enum GatewayResponseType {
  UNAUTHORIZED(401, "Unauthorized"),
  EXPIRED_TOKEN(401, "The incoming token has expired"),
  ACCESS_DENIED(403, "User is not authorized to access this resource"),
  MISSING_AUTHENTICATION_TOKEN(403, "Missing Authentication Token"),
  BAD_REQUEST_PARAMETERS(400, "Missing required request parameters"),
  BAD_REQUEST_BODY(400, "Invalid request body"),
  REQUEST_TOO_LARGE(413, "Request Too Long"),
  HEADERS_TOO_LARGE(431, "Request Header Fields Too Large"),
  INTEGRATION_FAILURE(502, "Internal server error"),
  INTEGRATION_TIMEOUT(504, "Endpoint request timed out"),
  DEFAULT_4XX(400, "Bad Request"),
  DEFAULT_5XX(500, "Internal server error");

  private final int status;
  private final String message;

  GatewayResponseType(int status, String message) {
    this.status = status;
    this.message = message;
  }

  int status() {
    return status;
  }

  String message() {
    return message;
  }

  /** The type whose response stands in when this one has none. */
  GatewayResponseType fallback() {
    return status < 500 ? DEFAULT_4XX : DEFAULT_5XX;
  }
}
