import { IncomingMessage, ServerResponse, createServer } from 'node:http';
import { Account } from '../app/core/api/model';

/** How one response goes wrong: before or after the change was made. */
export interface Fault {
  readonly method: string;
  readonly applied: boolean;
  /** 0: the connection is cut. */
  readonly status: number;
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly ifMatch: string | undefined;
  /** The idempotency key. */
  readonly key: string | undefined;
  readonly body: Record<string, unknown>;
}

const ACTIONS: Readonly<Record<string, Account['status']>> = {
  freeze: 'FROZEN',
  unfreeze: 'OPEN',
  close: 'CLOSED',
  reopen: 'OPEN',
};

/** One account over HTTP, with versions and refusals as the contract has them. */
export class OneAccountApi {
  readonly sent: Sent[] = [];
  readonly faults: Fault[] = [];
  /** What each key was first given. */
  private readonly first = new Map<string, number>();
  account: Account | undefined;
  url = '';
  private readonly server = createServer((request, response) => void this.handle(request, response));

  constructor(account: Account) {
    this.account = account;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${this.server.address().port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  /** As if another person did it. */
  change(fields: Partial<Account>): void {
    if (this.account) {
      this.account = { ...this.account, ...fields, version: this.account.version + 1, updatedBy: 'bob' };
    }
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await this.received(request);
    this.sent.push(sent);
    const fault = this.faults.find(({ method }) => method === sent.method);
    this.faults.splice(fault ? this.faults.indexOf(fault) : 0, fault ? 1 : 0);
    const status = fault && !fault.applied ? fault.status : this.once(sent);
    if (fault?.status === 0) {
      response.destroy();
    } else {
      this.respond(response, fault?.status ?? status);
    }
  }

  private async received(request: IncomingMessage): Promise<Sent> {
    let text = '';
    for await (const bytes of request) {
      text += new TextDecoder().decode(bytes);
    }
    const { method = '', url: path = '' } = request;
    const { 'if-match': ifMatch, 'idempotency-key': key } = request.headers;
    return { method, path, ifMatch, key: key?.toString(), body: text ? JSON.parse(text) : {} };
  }

  private once(sent: Sent): number {
    const status = this.first.get(sent.key ?? '') ?? this.done(sent);
    if (sent.key && status < 300) {
      this.first.set(sent.key, status);
    }
    return status;
  }

  private done({ method, path, ifMatch, body }: Sent): number {
    if (!this.account) {
      return 404;
    }
    if (method === 'GET') {
      return 200;
    }
    if (ifMatch !== `"${this.account.version}"`) {
      return 412;
    }
    if (method === 'DELETE') {
      this.account = undefined;
      return 204;
    }
    if (body['accountNumber'] === 'TAKEN') {
      return 409;
    }
    const status = ACTIONS[path.split('/').at(-1) ?? ''];
    this.change(status ? { status, statusReason: String(body['reason']) } : (body as Partial<Account>));
    return 200;
  }

  private respond(response: ServerResponse, status: number): void {
    response.statusCode = status;
    if (status === 204) {
      return response.end();
    }
    response.setHeader('Content-Type', status < 300 ? 'application/json' : 'application/problem+json');
    if (status === 200) {
      response.setHeader('ETag', `"${this.account?.version}"`);
    }
    const code = { 404: 'account-not-found', 409: 'account-number-taken', 412: 'stale-version' }[status];
    const problem = { status, code: code ?? 'internal-error', detail: 'It is so.', requestId: 'r-1' };
    response.end(JSON.stringify(status === 200 ? this.account : problem));
  }
}

export const TRAVEL: Account = {
  id: '01980a3c-5e2f-7c41-9b1a-6f2d8e4c7a10',
  name: 'Travel',
  accountNumber: '4100',
  type: 'DOMESTIC',
  currency: 'EUR',
  status: 'OPEN',
  statusChangedAt: '2026-11-22T09:30:00Z',
  metadata: { region: 'north' },
  version: 1,
  createdAt: '2026-11-22T09:30:00Z',
  createdBy: 'ada',
  updatedAt: '2026-11-22T09:30:00Z',
  updatedBy: 'ada',
};
