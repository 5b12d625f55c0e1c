import { ProblemError } from './failure';
import { SENTENCES } from './sentences';

/** The fields that refusals of the whole request are about. */
const FIELDS: Readonly<Record<string, string>> = {
  'account-number-taken': '/accountNumber',
  'external-reference-taken': '/externalReference',
  'parent-not-found': '/parentId',
  'parent-not-open': '/parentId',
  'hierarchy-cycle': '/parentId',
  'hierarchy-too-deep': '/parentId',
};

/** What is wrong with which field of the body: sentences by JSON pointer. */
export function fieldMessages(failure: unknown): ReadonlyMap<string, string> {
  if (!(failure instanceof ProblemError)) {
    return new Map();
  }
  const field = FIELDS[failure.code];
  if (field !== undefined) {
    return new Map([[field, SENTENCES[failure.code] ?? '']]);
  }
  const errors = failure.problem?.errors ?? [];
  return new Map(errors.map(({ pointer, detail }) => [pointer, sentence(detail)]));
}

/** The API says "must not be empty"; a field says "Must not be empty." */
function sentence(detail: string): string {
  const text = detail.charAt(0).toUpperCase() + detail.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
