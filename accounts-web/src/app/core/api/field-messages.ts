import { ProblemError } from './failure';
import { describe } from './sentences';

/** What is wrong with which field of the body: sentences by JSON pointer. */
export function fieldMessages(failure: unknown): ReadonlyMap<string, string> {
  if (!(failure instanceof ProblemError)) {
    return new Map();
  }
  const errors = failure.problem?.errors ?? [];
  return new Map(
    errors.map(({ pointer, code, detail }) => [
      pointer,
      code === failure.code ? describe(failure) : sentence(detail),
    ]),
  );
}

/** The API says "must not be empty"; a field says "Must not be empty." */
function sentence(detail: string): string {
  const text = detail.charAt(0).toUpperCase() + detail.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
