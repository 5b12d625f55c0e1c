package dev.accounts.lambda;

/** Ends a request that cannot be a use case at all. */
final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Rejected(Problem problem) {
    super(problem.code().code(), null, false, false);
    this.problem = problem;
  }

  Rejected(ProblemCode code) {
    this(Problem.of(code));
  }

  Problem problem() {
    return problem;
  }
}
