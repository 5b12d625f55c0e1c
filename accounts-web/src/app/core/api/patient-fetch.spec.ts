import { TestBed } from '@angular/core/testing';
import { Session } from '../session/session';
import { SignInEndedError, UnreachableError } from './failure';
import { PatientFetch } from './patient-fetch';
import { Waits } from './waits';

const ADDRESS = 'https://api.example/accounts';

/** The API's side of the wire: one response after the other, and what was asked. */
function serving(...responses: (() => Response)[]): Request[] {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(request);
    const response = responses.shift();
    return response ? Promise.resolve().then(response) : Promise.reject(new Error('one too many'));
  });
  return asked;
}

const status = (code: number, headers: Record<string, string> = {}) => () =>
  new Response('{}', { status: code, headers });
const silence = () => {
  throw new TypeError('Failed to fetch');
};

async function patience(renewable = true): Promise<PatientFetch> {
  const expiresAt = Date.now() + 3_600_000;
  let left = renewable ? 1 : 0;
  await TestBed.inject(Session).start({
    restore: () => Promise.resolve({ identity: { token: 'old', expiresAt, name: 'Ada' } }),
    renew: () => Promise.resolve(left-- > 0 ? { token: 'new', expiresAt, name: 'Ada' } : undefined),
    signIn: () => Promise.resolve(),
    signOut: () => Promise.resolve(),
  });
  return TestBed.inject(PatientFetch);
}

/** Runs what was begun to its end, waits included. */
async function settled<T>(begun: Promise<T>): Promise<T> {
  begun.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(200_000);
  return begun;
}

describe('PatientFetch', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('renews a token that the API refuses, and sends the same request again', async () => {
    const asked = serving(status(401), status(200));
    const fetch = await patience();
    const body = JSON.stringify({ name: 'Cash' });
    const response = await settled(fetch.send(new Request(ADDRESS, { method: 'POST', body })));
    expect(response.status).toBe(200);
    expect(asked.map(({ headers }) => headers.get('Authorization'))).toEqual([
      'Bearer old',
      'Bearer new',
    ]);
    expect(await asked[1]?.text()).toBe(body);
  });

  it('says that the sign-in has ended when it cannot be renewed', async () => {
    serving(status(401));
    const fetch = await patience(false);
    await expect(settled(fetch.send(new Request(ADDRESS)))).rejects.toThrow(SignInEndedError);
    expect(TestBed.inject(Session).state()).toBe('ended');
  });

  it('hands a 403 over at once: no token would help', async () => {
    const asked = serving(status(403));
    const fetch = await patience();
    expect((await settled(fetch.send(new Request(ADDRESS)))).status).toBe(403);
    expect(asked).toHaveLength(1);
  });

  it('waits for a database that wakes up as long as it asks, and says so', async () => {
    serving(status(503, { 'Retry-After': '5' }), status(503, { 'Retry-After': '5' }), status(200));
    const fetch = await patience();
    const begun = fetch.send(new Request(ADDRESS, { method: 'DELETE' }));
    await vi.advanceTimersByTimeAsync(4_000);
    expect(TestBed.inject(Waits).current()?.reason).toBe('waking');
    expect((await settled(begun)).status).toBe(200);
    expect(TestBed.inject(Waits).current()).toBeUndefined();
  });

  it('leaves it to the person when the wait gets too long', async () => {
    const asked = serving(status(429, { 'Retry-After': '3600' }));
    const fetch = await patience();
    expect((await settled(fetch.send(new Request(ADDRESS)))).status).toBe(429);
    expect(asked).toHaveLength(1);
  });

  it('sends a creation with a key again when no response came', async () => {
    const asked = serving(silence, status(504), status(201));
    const fetch = await patience();
    const headers = { 'Idempotency-Key': 'k' };
    const response = await settled(fetch.send(new Request(ADDRESS, { method: 'POST', headers })));
    expect(response.status).toBe(201);
    expect(asked).toHaveLength(3);
  });

  it('never sends a change without a key again that may have been made', async () => {
    const asked = serving(silence);
    const fetch = await patience();
    const headers = { 'If-Match': '"1"' };
    const begun = fetch.send(new Request(ADDRESS, { method: 'PATCH', headers }));
    await expect(settled(begun)).rejects.toThrow(UnreachableError);
    expect(asked).toHaveLength(1);
  });

  it('stops waiting when the request is given up', async () => {
    serving(status(503, { 'Retry-After': '30' }));
    const fetch = await patience();
    const abort = new AbortController();
    const begun = fetch.send(new Request(ADDRESS, { signal: abort.signal }));
    begun.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(1_000);
    abort.abort();
    await expect(begun).rejects.toThrow('abort');
    expect(TestBed.inject(Waits).current()).toBeUndefined();
  });
});
