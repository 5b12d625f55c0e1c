import { createServer } from 'node:http';

/** A request as it arrived. */
export interface Seen {
  readonly path: string;
  readonly authorization: string | undefined;
}

/**
 * An API over HTTP with one root account, which returns 401 to a token that is called so. What the person may do, which
 * the page asks as well, is not among what was seen.
 */
export async function startTinyApi(account: { readonly id: string; readonly name: string }) {
  const seen: Seen[] = [];
  const refused = new Set<string>();
  const whole = {
    ...account,
    type: 'DOMESTIC',
    currency: 'EUR',
    status: 'OPEN',
    metadata: {},
    version: 1,
    createdAt: '2026-01-01T00:00:00Z',
    createdBy: 'ada',
    updatedAt: '2026-01-01T00:00:00Z',
    updatedBy: 'ada',
    statusChangedAt: '2026-01-01T00:00:00Z',
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', '*, Authorization');
    if (request.method === 'OPTIONS') {
      response.end();
      return;
    }
    const { authorization } = request.headers;
    const isMe = path === '/accounts/me';
    isMe || seen.push({ path, authorization });
    response.statusCode = refused.has(authorization ?? '') ? 401 : 200;
    response.setHeader('Content-Type', 'application/json');
    const node = { ...whole, childCount: 0, children: [], truncated: false };
    const me = { tenant: 'acme', subject: 'ada', permissions: ['read', 'write', 'control'] };
    const body = isMe ? me : path.startsWith('/accounts/tree') ? { items: [node], truncated: false } : whole;
    response.end(JSON.stringify(response.statusCode === 200 ? body : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    /** From now on this token is refused. */
    refuse: (token: string) => refused.add(`Bearer ${token}`),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A token of this shape is what the page reads; only the API verifies it. */
export function tokenOf(sub: string, seconds = 3600): string {
  const claims = { sub, exp: Math.floor(Date.now() / 1000) + seconds };
  return `e30.${btoa(JSON.stringify(claims))}.signature`;
}
