import { AccountNode, AccountPage, AccountTree } from '../app/core/api/model';

const CREATED = '2026-01-01T00:00:00Z';

/** The API over `fetch`, for tests: accounts in memory, in the shapes and pages of the real one. */
export class AccountsServer {
  private readonly nodes: AccountNode[] = [];
  private readonly past = new Map<string, AccountsServer>();
  /** What the person may do. */
  knowsPermissions = true;
  permissions = ['read', 'write', 'control'];
  /** The paths that were asked, with their queries. */
  readonly asked: string[] = [];

  add(id: string, more: Partial<AccountNode> = {}): this {
    const parent = this.nodes.find((node) => node.id === more.parentId);
    if (parent) {
      parent.childCount++;
    }
    this.nodes.push({
      id,
      name: `Account ${id}`,
      type: 'DOMESTIC',
      currency: 'EUR',
      status: 'OPEN',
      version: 1,
      childCount: 0,
      truncated: false,
      children: [],
      ...more,
    });
    return this;
  }

  /** What there was at another moment. */
  before(asOf: string, past: AccountsServer): this {
    this.past.set(asOf, past);
    return this;
  }

  /** Takes the place of `fetch` until `vi.unstubAllGlobals()`. */
  serve(): void {
    vi.stubGlobal('fetch', (request: Request) => {
      const url = new URL(request.url);
      this.asked.push(url.pathname + url.search);
      const then = this.past.get(url.searchParams.get('asOf') ?? '') ?? this;
      return Promise.resolve(then.handle(url));
    });
  }

  private handle({ pathname, searchParams }: URL): Response {
    if (pathname === '/accounts/me' && this.knowsPermissions) {
      return json({ tenant: 'acme', subject: 'ada', permissions: this.permissions });
    }
    if (pathname === '/accounts/tree') {
      return json(this.tree(searchParams.get('root')));
    }
    if (pathname === '/accounts') {
      return json(this.page(searchParams));
    }
    const node = this.nodes.find(({ id }) => pathname === `/accounts/${id}`);
    return node ? json(whole(node), 200) : problem(404, 'not-found');
  }

  private tree(root: string | null): AccountTree {
    const children = this.childrenOf(root ?? undefined);
    const shown = children.slice(0, root === null ? 500 : 499);
    const truncated = shown.length < children.length;
    const top = this.nodes.find(({ id }) => id === root);
    return top
      ? { items: [{ ...top, children: shown, truncated }], truncated: truncated || hasMoreBelow(shown) }
      : { items: shown, truncated: truncated || hasMoreBelow(shown) };
  }

  private page(query: URLSearchParams): AccountPage {
    const parent = query.get('parentId');
    const all = this.childrenOf(parent === 'root' ? undefined : (parent ?? undefined)).filter(
      ({ type }) => (query.get('type') ?? type) === type,
    );
    const begin = Number(query.get('cursor') ?? 0);
    const end = begin + Number(query.get('limit') ?? 50);
    const items = all.slice(begin, end).map(whole);
    return end < all.length ? { items, nextCursor: String(end) } : { items };
  }

  private childrenOf(parent: string | undefined): AccountNode[] {
    return this.nodes.filter(({ parentId }) => parentId === parent);
  }
}

function hasMoreBelow(leaves: readonly AccountNode[]): boolean {
  return leaves.some(({ childCount }) => childCount > 0);
}

function whole({ childCount: _, children: __, truncated: ___, ...node }: AccountNode) {
  const stamps = { createdAt: CREATED, createdBy: 'ada', updatedAt: CREATED, updatedBy: 'ada' };
  return { ...node, ...stamps, statusChangedAt: CREATED, metadata: {} };
}

function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { ETag: '"1"' } });
}

function problem(status: number, code: string): Response {
  const body = { type: `urn:accounts:problem:${code}`, title: code, status, detail: code, code, requestId: 'r' };
  return Response.json(body, { status, headers: { 'Content-Type': 'application/problem+json' } });
}
