import { ProblemError, SignInEndedError, UnreachableError } from './failure';

/** What went wrong and what to do, in a sentence or two for people. */
export function describe(failure: unknown): string {
  if (failure instanceof SignInEndedError) {
    return 'Your sign-in has ended. Sign in again to go on.';
  }
  if (failure instanceof UnreachableError) {
    return 'The service did not answer. Check your connection and try again.';
  }
  if (failure instanceof ProblemError) {
    return SENTENCES[failure.code] ?? unknown(failure);
  }
  return 'Something went wrong in this page. Reload it and try again.';
}

const SENTENCES: Record<string, string> = {
  'not-found': 'There is no such account. It may have been deleted.',
  'tenant-missing': 'Your user belongs to no organisation. Ask your administrator to add you to one.',
  'access-denied': 'You may not do this. Ask your administrator.',
};

function unknown({ problem, status }: ProblemError): string {
  const request = problem?.requestId ? ` Quote the request id ${problem.requestId}.` : '';
  return `The service could not do this (${status}). Try again later.${request}`;
}
