package dev.accounts.rest.chart;

import dev.accounts.domain.Refusal;
import dev.accounts.domain.Violation;
import dev.accounts.rest.http.FieldError;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.ProblemCode;

/** A refusal by a rule as an error of a cell; codes are those of problems. */
final class RowErrors {
  private RowErrors() {}

  static FieldError of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Invalid invalid -> {
        Violation first = invalid.violations().getFirst();
        yield new FieldError(In.BODY, first.pointer(), first.code(), first.message());
      }
      case Refusal.BreaksHierarchy breaks -> error(ProblemCode.of(breaks.rule()), refusal);
      case Refusal.Taken taken -> error(ProblemCode.of(taken.key()), refusal);
      case Refusal.NotAllowedInStatus status -> error(ProblemCode.NOT_ALLOWED_IN_STATUS, refusal);
      case Refusal.NotFound notFound -> error(ProblemCode.ACCOUNT_NOT_FOUND, refusal);
      case Refusal.Stale stale -> error(ProblemCode.STALE_VERSION, refusal);
      case Refusal.UnknownVersion unknown -> error(ProblemCode.UNKNOWN_VERSION, refusal);
      case Refusal.NotPermitted permission -> error(ProblemCode.NOT_PERMITTED, refusal);
      case Refusal.PlanChanged changed -> error(ProblemCode.PLAN_CHANGED, refusal);
      case Refusal.TenantFrozen frozen -> error(ProblemCode.TENANT_FROZEN, refusal);
      case Refusal.FeedRestarted restarted -> error(ProblemCode.FEED_RESTARTED, refusal);
      case Refusal.IdempotencyKeyReused reused ->
          error(ProblemCode.IDEMPOTENCY_KEY_REUSED, refusal);
    };
  }

  /** A file has a column parent, and its rows name no ids. */
  private static FieldError error(ProblemCode code, Refusal refusal) {
    String pointer = refusal.pointers().stream().findFirst().orElse("/status");
    return new FieldError(
        In.BODY,
        pointer.equals("/parentId") ? "/parent" : pointer,
        code.code(),
        String.valueOf(refusal.getMessage()));
  }
}
