import { Problem } from './model';

/** The API refused the request, and said why. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly status: number,
    /** What the API said; undefined when the response was not the API's own. */
    readonly problem: Problem | undefined,
  ) {
    super(problem?.detail ?? `HTTP ${status}`);
  }

  /** The stable code, such as `stale`; empty when the response was not the API's own. */
  get code(): string {
    return this.problem?.code ?? '';
  }
}

/** No response came. Whether a change was made is not known. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';

  constructor() {
    super('The service did not respond.');
  }
}

/** The sign-in has ended and could not be renewed. Nothing was done. */
export class SignInEndedError extends Error {
  override readonly name = 'SignInEndedError';

  constructor() {
    super('The sign-in has ended.');
  }
}

/** A change was sent, and whether it was made could not be found out. */
export class DoubtError extends Error {
  override readonly name = 'DoubtError';

  constructor(
    override readonly cause: unknown,
    /** Whether the account was read again, and did not show the change. */
    readonly looked: boolean,
  ) {
    super('It is not known whether the change was made.');
  }
}

/** Whether the request may have been carried out although it failed. */
export function isDoubtful(failure: unknown): boolean {
  return (
    failure instanceof UnreachableError ||
    (failure instanceof ProblemError && [500, 502, 504].includes(failure.status))
  );
}

/** The failure that a response stands for. */
export function failureOf(response: Response, body: unknown): ProblemError {
  const type = response.headers.get('Content-Type') ?? '';
  const isProblem = type.startsWith('application/problem+json');
  return new ProblemError(response.status, isProblem ? (body as Problem) : undefined);
}
