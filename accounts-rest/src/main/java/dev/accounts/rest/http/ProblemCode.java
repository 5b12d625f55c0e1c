package dev.accounts.rest.http;

import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.UniqueKey;
import java.util.Locale;

/** What can go wrong, as the contract names it; the codes are stable. */
public enum ProblemCode {
  MALFORMED_BODY(400, "Malformed body", "The body is not valid JSON."),
  VALIDATION_FAILED(400, "Validation failed", "The request is not valid; see errors."),
  INVALID_CURSOR(400, "Invalid cursor", "The cursor was not made by this list."),
  UNAUTHENTICATED(401, "Unauthenticated", "Send a valid token in the Authorization header."),
  TENANT_MISSING(403, "Tenant missing", "The token names no tenant."),
  NOT_PERMITTED(403, "Not permitted", "This needs the permission 'write'."),
  ACCOUNT_NOT_FOUND(404, "Account not found", "There is no such account."),
  UNKNOWN_ROUTE(404, "Unknown route", "There is nothing at this path."),
  METHOD_NOT_ALLOWED(405, "Method not allowed", "This path does not take this method."),
  PARENT_NOT_FOUND(409, "Parent not found", "The parent account does not exist."),
  PARENT_NOT_OPEN(409, "Parent not open", "Only an OPEN account takes children."),
  HIERARCHY_CYCLE(
      409, "Hierarchy cycle", "An account cannot be moved under itself or a descendant."),
  HIERARCHY_TOO_DEEP(409, "Hierarchy too deep", "The tree would be deeper than 10 levels."),
  ACCOUNT_HAS_CHILDREN(409, "Account has children", "An account with children cannot be deleted."),
  CHILDREN_NOT_CLOSED(409, "Children not closed", "Close every child first."),
  PARENT_CLOSED(409, "Parent closed", "An account cannot be reopened under a CLOSED parent."),
  NOT_ALLOWED_IN_STATUS(
      409, "Not allowed in this status", "The account's status does not allow this change."),
  ACCOUNT_NUMBER_TAKEN(409, "Account number taken", "Another account has this account number."),
  EXTERNAL_REFERENCE_TAKEN(
      409, "External reference taken", "Another account has this external reference."),
  CHART_DIFFERS(409, "Chart differs", "The accounts are not as the file has them; see plan."),
  TENANT_FROZEN(
      409,
      "Tenant frozen",
      "An operator has frozen this tenant: nothing can be changed until it is unfrozen."),
  FEED_RESTARTED(
      410,
      "Feed restarted",
      "The register was restored or erased, and changes that you have seen may be gone. Ask with after=now,"
          + " read all accounts, then go on from that position."),
  PLAN_CHANGED(412, "Plan changed", "Accounts have changed since the plan was made. Plan again."),
  STALE_VERSION(412, "Stale version", "The account has changed since you read it."),
  UNKNOWN_VERSION(
      412,
      "Unknown version",
      "If-Match names no version of this account. Read the account and send its ETag unchanged."),
  BODY_TOO_LARGE(413, "Body too large", "The body is larger than 64 KiB."),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "Send application/json."),
  IMPORT_REFUSED(422, "Import refused", "Nothing was imported; see the refused rows of the plan."),
  IDEMPOTENCY_KEY_REUSED(422, "Idempotency key reused", "This key was used for another request."),
  IF_MATCH_REQUIRED(428, "If-Match required", "Send the ETag that you read in If-Match."),
  INTERNAL_ERROR(500, "Internal error", "Something went wrong. Quote the request id."),
  STORAGE_UNAVAILABLE(503, "Storage unavailable", "The store cannot be reached. Try again soon."),
  KEYS_UNAVAILABLE(
      503, "Keys unavailable", "The keys that tokens are signed with cannot be fetched.");

  private final String code;
  private final int status;
  private final String title;
  private final String detail;

  ProblemCode(int status, String title, String detail) {
    this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  /** Stable, for programs. */
  public String code() {
    return code;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String detail() {
    return detail;
  }

  /** The code of a rule of the hierarchy. */
  public static ProblemCode of(HierarchyRule rule) {
    return switch (rule) {
      case PARENT_NOT_FOUND -> PARENT_NOT_FOUND;
      case PARENT_NOT_OPEN -> PARENT_NOT_OPEN;
      case CYCLE -> HIERARCHY_CYCLE;
      case TOO_DEEP -> HIERARCHY_TOO_DEEP;
      case HAS_CHILDREN -> ACCOUNT_HAS_CHILDREN;
      case CHILDREN_NOT_CLOSED -> CHILDREN_NOT_CLOSED;
      case PARENT_CLOSED -> PARENT_CLOSED;
    };
  }

  /** The code of a key that is taken. */
  public static ProblemCode of(UniqueKey key) {
    return switch (key) {
      case ACCOUNT_NUMBER -> ACCOUNT_NUMBER_TAKEN;
      case EXTERNAL_REFERENCE -> EXTERNAL_REFERENCE_TAKEN;
    };
  }
}
