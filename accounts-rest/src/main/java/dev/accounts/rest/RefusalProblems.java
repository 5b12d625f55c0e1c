package dev.accounts.rest;

import dev.accounts.domain.Refusal;
import dev.accounts.rest.chart.PlanJson;
import dev.accounts.rest.http.FieldError;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.Problem;
import dev.accounts.rest.http.ProblemCode;
import java.util.List;

/** What callers learn when the rules of accounts refuse their request. */
final class RefusalProblems {
  private RefusalProblems() {}

  static Problem of(Refusal refusal) {
    Problem problem = unaddressed(refusal);
    List<FieldError> errors =
        refusal.pointers().stream().map(pointer -> error(pointer, problem)).toList();
    return (errors.isEmpty() ? problem : problem.with(errors)).with(refusal.conflictingAccount());
  }

  /** What refuses the whole request is said again at the field that it is about. */
  private static FieldError error(String pointer, Problem problem) {
    return new FieldError(In.BODY, pointer, problem.code().code(), problem.detail());
  }

  private static Problem unaddressed(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Invalid invalid -> invalid(invalid);
      case Refusal.NotPermitted refused ->
          Problem.of(ProblemCode.NOT_PERMITTED).saying(String.valueOf(refused.getMessage()));
      case Refusal.NotFound notFound -> Problem.of(ProblemCode.ACCOUNT_NOT_FOUND);
      case Refusal.Stale stale -> Problem.of(ProblemCode.STALE_VERSION);
      case Refusal.UnknownVersion unknown -> Problem.of(ProblemCode.UNKNOWN_VERSION);
      case Refusal.NotAllowedInStatus status ->
          Problem.of(ProblemCode.NOT_ALLOWED_IN_STATUS).saying(String.valueOf(status.getMessage()));
      case Refusal.BreaksHierarchy breaks -> Problem.of(ProblemCode.of(breaks.rule()));
      case Refusal.Taken taken -> Problem.of(ProblemCode.of(taken.key()));
      case Refusal.PlanChanged changed ->
          Problem.of(ProblemCode.PLAN_CHANGED).with(PlanJson.changed(changed));
      case Refusal.TenantFrozen frozen -> Problem.of(ProblemCode.TENANT_FROZEN);
      case Refusal.FeedRestarted restarted -> Problem.of(ProblemCode.FEED_RESTARTED);
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
}
