package dev.accounts.rest.http;

/** Ends a request that cannot be a use case at all. */
public final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** The request ends with this problem. */
  public Rejected(Problem problem) {
    super(problem.code().code(), null, false, false);
    this.problem = problem;
  }

  /** The request ends with this problem. */
  public Rejected(ProblemCode code) {
    this(Problem.of(code));
  }

  /** Why the request ended. */
  public Problem problem() {
    return problem;
  }
}
