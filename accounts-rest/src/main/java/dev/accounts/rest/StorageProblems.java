package dev.accounts.rest;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.rest.http.Problem;
import dev.accounts.rest.http.ProblemCode;

/** The problems of a store that cannot be reached. */
final class StorageProblems {
  private static final String PERHAPS_APPLIED =
      "The response of the database was lost, so the change may have been applied. To find out,"
          + " repeat the request with the same Idempotency-Key; without one, read the account and look"
          + " at its version.";

  private StorageProblems() {}

  static Problem of(RepositoryException failure) {
    return switch (failure.reason()) {
      case DEFECT -> problem(failure, ProblemCode.INTERNAL_ERROR);
      case UNAVAILABLE ->
          problem(failure, ProblemCode.STORAGE_UNAVAILABLE).retryAfter(failure.retryAfter());
    };
  }

  private static Problem problem(RepositoryException failure, ProblemCode code) {
    Problem problem = Problem.of(code);
    return failure.applied() == Applied.UNKNOWN ? problem.saying(PERHAPS_APPLIED) : problem;
  }
}
