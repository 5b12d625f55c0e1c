package dev.accounts.standin.wire;

/**
 * The kinds of errors, with the status codes of the service's model; the last ones are not in it.
 */
public enum ErrorType {
  ACCESS_DENIED("AccessDeniedException", 403),
  BAD_REQUEST("BadRequestException", 400),
  DATABASE_ERROR("DatabaseErrorException", 400),
  DATABASE_NOT_FOUND("DatabaseNotFoundException", 404),
  DATABASE_RESUMING("DatabaseResumingException", 400),
  DATABASE_UNAVAILABLE("DatabaseUnavailableException", 504),
  FORBIDDEN("ForbiddenException", 403),
  HTTP_ENDPOINT_NOT_ENABLED("HttpEndpointNotEnabledException", 400),
  INTERNAL_SERVER_ERROR("InternalServerErrorException", 500),
  INVALID_RESOURCE_STATE("InvalidResourceStateException", 400),
  INVALID_SECRET("InvalidSecretException", 400),
  NOT_FOUND("NotFoundException", 404),
  SECRETS_ERROR("SecretsErrorException", 400),
  SERVICE_UNAVAILABLE("ServiceUnavailableError", 503),
  STATEMENT_TIMEOUT("StatementTimeoutException", 400),
  TRANSACTION_NOT_FOUND("TransactionNotFoundException", 404),
  UNSUPPORTED_RESULT("UnsupportedResultException", 400),

  INVALID_SIGNATURE("InvalidSignatureException", 403),
  MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException", 403),
  REQUEST_ENTITY_TOO_LARGE("RequestEntityTooLargeException", 413),
  SERIALIZATION("SerializationException", 400),
  THROTTLING("ThrottlingException", 429),
  UNKNOWN_OPERATION("UnknownOperationException", 404),
  VALIDATION("ValidationException", 400);

  /** As the service names it. */
  public final String code;

  /** The status of the response. */
  public final int status;

  ErrorType(String code, int status) {
    this.code = code;
    this.status = status;
  }

  /** An error of this type, to be thrown. */
  public DataApiError refuse(String message) {
    return new DataApiError(this, message);
  }
}
