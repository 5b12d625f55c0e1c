import { CONTRACT_CODES } from '../../../testing/contract';
import { DoubtError, ProblemError, SignInEndedError, UnreachableError } from './failure';
import { fieldMessages } from './field-messages';
import { SENTENCES, describe as said } from './sentences';

function problem(code: string, status: number): ProblemError {
  const type = `urn:accounts:problem:${code}`;
  return new ProblemError(status, { type, title: '', status, detail: '', code, requestId: 'r-1' });
}

describe('the sentences for problems', () => {
  it('are there for every code of the contract, and for no other', () => {
    expect(CONTRACT_CODES.length).toBeGreaterThan(25);
    expect(Object.keys(SENTENCES).sort()).toEqual(CONTRACT_CODES);
  });

  it('say at least two things: what is wrong, and what to do', () => {
    const short = Object.values(SENTENCES).filter((text) => (text.match(/[.;]/g) ?? []).length < 2);
    expect(short).toEqual([]);
  });

  it('quote the request where only the service can know more', () => {
    expect(said(problem('internal-error', 500))).toContain('r-1');
    expect(said(problem('account-number-taken', 409))).not.toContain('r-1');
  });

  it('describe a code that is new to the page by its status and its request', () => {
    expect(said(problem('brand-new', 418))).toMatch(/418.*r-1/);
  });

  it('name the account that is in the way, above the form and at the field', () => {
    const { problem: taken } = problem('account-number-taken', 409);
    const pointer = '/accountNumber';
    const error = { in: 'body', pointer, code: 'account-number-taken', detail: '' } as const;
    const account = { id: 'a-1', accountNumber: '4100', name: 'Travel' };
    const failure = new ProblemError(409, { ...taken!, errors: [error], conflictingAccount: account });
    expect(said(failure)).toMatch(/Choose another one\. In the way: 4100 Travel$/);
    expect(fieldMessages(failure).get(pointer)).toBe(said(failure));
    const unnumbered = { ...taken!, conflictingAccount: { id: 'a-2', name: 'Travel' } };
    expect(said(new ProblemError(409, unnumbered))).toMatch(/In the way: Travel$/);
  });

  it('never call a change saved or failed when that is not known', () => {
    const cause = problem('timeout', 504);
    expect(said(new DoubtError(cause, false))).toMatch(/not known.*r-1/);
    expect(said(new DoubtError(cause, true))).toMatch(/does not show the change.*r-1/);
  });

  it('distinguish no response from an ended sign-in', () => {
    expect(said(new UnreachableError())).toContain('did not respond');
    expect(said(new SignInEndedError())).toContain('Sign in again');
  });
});
