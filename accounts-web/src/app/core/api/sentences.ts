import { DoubtError, ProblemError, SignInEndedError, UnreachableError } from './failure';

/** What went wrong and what to do, in a sentence or two for people. */
export function describe(failure: unknown): string {
  if (failure instanceof SignInEndedError) {
    return 'Your sign-in has ended. Sign in again to continue.';
  }
  if (failure instanceof UnreachableError) {
    return 'The service did not respond. Check your connection and try again.';
  }
  if (failure instanceof DoubtError) {
    return `${failure.looked ? NOT_THERE : NOT_KNOWN}${quoted(failure.cause)}`;
  }
  if (failure instanceof ProblemError) {
    return said(failure);
  }
  return 'Something went wrong in this page. Reload it and try again.';
}

const NOT_KNOWN =
  'It is not known whether this was saved, because the service did not respond. Try again; nothing is saved twice.';
const NOT_THERE =
  'The service did not respond, and the account does not show the change. Try again; nothing is saved twice.';

function said(failure: ProblemError): string {
  const sentence = SENTENCES[failure.code];
  if (sentence === undefined) {
    return `The service could not do this (${failure.status}). Try again later.${quoted(failure)}`;
  }
  return failure.status >= 500 ? sentence + quoted(failure) : sentence + inTheWay(failure);
}

function inTheWay({ problem }: ProblemError): string {
  const account = problem?.conflictingAccount;
  return account ? ` In the way: ${account.accountNumber ?? ''} ${account.name}`.replace('  ', ' ') : '';
}

function quoted(failure: unknown): string {
  const id = failure instanceof ProblemError ? failure.problem?.requestId : undefined;
  return id ? ` Mention the request ID ${id} when you ask for help.` : '';
}

const RELOAD = 'Reload the page and try again.';
const MISFIT = `This page and the service have different versions. ${RELOAD}`;
const LOOK = 'If you were changing something, check whether the change was made before you repeat it.';

/** For each code of the contract what to do about it. */
export const SENTENCES: Readonly<Record<string, string>> = {
  'access-denied': 'You may not do this. Ask your administrator.',
  'account-has-children': 'There are accounts under this one. Move or delete them first.',
  'account-not-found': 'There is no such account. It may have been deleted; look for it in the tree.',
  'account-number-taken': 'Another account has this account number. Choose another one.',
  'bad-gateway': `The service did not respond properly. ${LOOK}`,
  'body-too-large': 'This is too much for one account. Shorten what you typed.',
  'chart-differs': 'The accounts are not as the file has them. Look at what an import would change.',
  'children-not-closed': 'There are accounts under this one that are not closed. Close them first.',
  'external-reference-taken': 'Another account has this external reference. Choose another one.',
  'headers-too-large': 'Your browser sends too much with each request. Sign out and in again.',
  'feed-restarted':
    'The accounts were restored, and changes that were seen before may be gone. Reload the page.',
  'hierarchy-cycle':
    'An account cannot be under itself or under an account below it. Choose another place.',
  'hierarchy-too-deep': 'The tree would be deeper than 10 levels. Choose a higher place.',
  'idempotency-key-reused':
    'This was already saved with what you sent first. Look at it in the tree before you try again.',
  'if-match-required': MISFIT,
  'import-refused': 'Nothing was imported. Correct the refused rows in the file, and choose it again.',
  'internal-error': `Something went wrong in the service. ${LOOK}`,
  'invalid-cursor': 'This list cannot be continued. Reload the list.',
  'keys-unavailable': 'Sign-ins cannot be checked at the moment. Try again in a minute.',
  'malformed-body': MISFIT,
  'method-not-allowed': MISFIT,
  'not-allowed-in-status':
    'The status of the account does not allow this. Look at the account again to see what it allows.',
  'not-permitted':
    'You are not permitted to do this. Ask your administrator; if that has changed just now, sign out and in again.',
  'parent-closed': 'The account above this one is closed. Reopen that one first.',
  'parent-not-found': 'The account above no longer exists. Choose another one.',
  'parent-not-open': 'Accounts can be added only under an open account. Choose another one.',
  'plan-changed': 'Accounts have changed in the meantime. Look at what the import would do now.',
  'request-refused': `The service refused the request. ${RELOAD}`,
  'stale-version': 'Another user changed this account in the meantime. Check what changed, then decide.',
  'storage-unavailable':
    'The database cannot be reached at the moment. Try again in a minute; no change is made twice.',
  'tenant-missing': 'Your user belongs to no organisation. Ask your administrator to add you to one.',
  'tenant-frozen':
    'Your organisation is frozen: nothing can be changed for now. Ask your administrator.',
  timeout: `The service took too long to respond. ${LOOK}`,
  'too-many-requests': 'There are too many requests at the moment. Try again in a minute.',
  unauthenticated: 'Your sign-in is no longer valid. Sign in again to continue.',
  'unknown-route': MISFIT,
  'unknown-version':
    'The service does not know the version of the account that this page has. Reload the page; if that does not help, ask your administrator.',
  'unsupported-media-type': MISFIT,
  'validation-failed': 'Something is not valid. Correct the marked fields, and try again.',
};
