package dev.accounts.rest;

import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.UniqueKey;
import dev.accounts.rest.http.FieldError;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.Problem;
import dev.accounts.rest.http.ProblemCode;
import java.util.List;

/** What callers are told when the rules of accounts refuse their request. */
final class RefusalProblems {
  private RefusalProblems() {}

  static Problem of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Invalid invalid -> invalid(invalid);
      case Refusal.NotPermitted refused ->
          Problem.of(ProblemCode.NOT_PERMITTED).saying(String.valueOf(refused.getMessage()));
      case Refusal.NotFound notFound -> Problem.of(ProblemCode.ACCOUNT_NOT_FOUND);
      case Refusal.Stale stale -> Problem.of(ProblemCode.STALE_VERSION);
      case Refusal.UnknownVersion unknown -> Problem.of(ProblemCode.UNKNOWN_VERSION);
      case Refusal.NotAllowedInStatus status ->
          Problem.of(ProblemCode.NOT_ALLOWED_IN_STATUS).saying(String.valueOf(status.getMessage()));
      case Refusal.BreaksHierarchy breaks -> Problem.of(code(breaks.rule()));
      case Refusal.Taken taken -> Problem.of(code(taken.key()));
      case Refusal.IdempotencyKeyReused reused -> Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    };
  }

  /** Only the body can still be invalid once a use case runs: the rest was checked before. */
  private static Problem invalid(Refusal.Invalid invalid) {
    List<FieldError> errors =
        invalid.violations().stream()
            .map(one -> new FieldError(In.BODY, one.pointer(), one.code(), one.message()))
            .toList();
    return Problem.of(ProblemCode.VALIDATION_FAILED).with(errors);
  }

  private static ProblemCode code(HierarchyRule rule) {
    return switch (rule) {
      case PARENT_NOT_FOUND -> ProblemCode.PARENT_NOT_FOUND;
      case PARENT_NOT_OPEN -> ProblemCode.PARENT_NOT_OPEN;
      case CYCLE -> ProblemCode.HIERARCHY_CYCLE;
      case TOO_DEEP -> ProblemCode.HIERARCHY_TOO_DEEP;
      case HAS_CHILDREN -> ProblemCode.ACCOUNT_HAS_CHILDREN;
      case CHILDREN_NOT_CLOSED -> ProblemCode.CHILDREN_NOT_CLOSED;
      case PARENT_CLOSED -> ProblemCode.PARENT_CLOSED;
    };
  }

  private static ProblemCode code(UniqueKey key) {
    return switch (key) {
      case ACCOUNT_NUMBER -> ProblemCode.ACCOUNT_NUMBER_TAKEN;
      case EXTERNAL_REFERENCE -> ProblemCode.EXTERNAL_REFERENCE_TAKEN;
    };
  }
}
