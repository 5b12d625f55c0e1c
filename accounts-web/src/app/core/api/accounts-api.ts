import { Injectable, inject } from '@angular/core';
import createClient from 'openapi-fetch';
import { APP_CONFIG } from '../config/app-config';
import { AsOf } from './as-of';
import { failureOf } from './failure';
import type { operations, paths } from './schema';
import {
  Account,
  AccountPage,
  AccountPatch,
  AccountTree,
  Caller,
  DifferencePage,
  EventPage,
  NewAccount,
  Planned,
  StatusAction,
  Versioned,
} from './model';
import { PatientFetch } from './patient-fetch';

type ImportQuery = NonNullable<operations['importAccounts']['parameters']['query']>;
export type AccountQuery = NonNullable<operations['listAccounts']['parameters']['query']>;

/** The API, one method for each thing it does. A refusal is thrown as a `ProblemError`. */
@Injectable({ providedIn: 'root' })
export class AccountsApi {
  private readonly asOf = inject(AsOf);
  private readonly patience = inject(PatientFetch);
  private readonly client = createClient<paths>({
    baseUrl: inject(APP_CONFIG).apiUrl,
    fetch: (request) => this.patience.send(request),
  });

  /** Who the person is for the API, and what they may do. */
  async me(): Promise<Caller> {
    return bodyOf(await this.client.GET('/accounts/me'));
  }

  async list(query: AccountQuery, signal?: AbortSignal): Promise<AccountPage> {
    const params = { query: { ...query, ...this.moment() } };
    return bodyOf(await this.client.GET('/accounts', { params, ...given(signal) }));
  }

  /** The children of an account, or the roots, `depth` levels deep; at most 500 in all. */
  async tree(depth: number, root?: string): Promise<AccountTree> {
    const query = { depth, ...(root !== undefined && { root }), ...this.moment() };
    return bodyOf(await this.client.GET('/accounts/tree', { params: { query } }));
  }

  async account(id: string): Promise<Versioned> {
    const params = { path: { id }, query: this.moment() };
    return versioned(await this.client.GET('/accounts/{id}', { params }));
  }

  /** @param key the same for each attempt to make this account, so that it is made once */
  async create(body: NewAccount, key: string): Promise<Versioned> {
    const header = { 'Idempotency-Key': key };
    return versioned(await this.client.POST('/accounts', { params: { header }, body }));
  }

  async patch(id: string, etag: string, patch: AccountPatch): Promise<Versioned> {
    return versioned(
      await this.client.PATCH('/accounts/{id}', {
        params: { path: { id }, header: once(etag) },
        body: patch,
        headers: { 'Content-Type': 'application/merge-patch+json' },
      }),
    );
  }

  async changeStatus(
    id: string,
    etag: string,
    action: StatusAction,
    reason: string,
  ): Promise<Versioned> {
    return versioned(
      await this.client.POST(`/accounts/{id}/${action}`, {
        params: { path: { id }, header: once(etag) },
        body: { reason },
      }),
    );
  }

  async delete(id: string, etag: string): Promise<void> {
    const params = { path: { id }, header: once(etag) };
    ensure(await this.client.DELETE('/accounts/{id}', { params }));
  }

  /** What the import of a file would do. */
  async planImport(file: Blob, closeMissing: boolean): Promise<Planned> {
    return this.import(file, { dryRun: 'true', onMissing: missing(closeMissing) }, {});
  }

  /**
   * Imports a file if that does exactly what was planned.
   *
   * @param key the same for each attempt, so that it is imported once
   */
  async importChart(file: Blob, closeMissing: boolean, etag: string, key: string): Promise<Planned> {
    const header = { 'If-Match': etag, 'Idempotency-Key': key };
    return this.import(file, { onMissing: missing(closeMissing) }, header);
  }

  private async import(file: Blob, query: ImportQuery, header: Record<string, string>): Promise<Planned> {
    const bytes = await file.arrayBuffer();
    const reply = await this.client.POST('/accounts/import', {
      params: { query, header },
      // as the file has them: the service recognises the encoding
      body: '',
      bodySerializer: () => bytes,
      headers: { 'Content-Type': file.type === 'application/json' ? file.type : 'text/csv' },
    });
    return { plan: bodyOf(reply), etag: reply.response.headers.get('ETag') ?? '' };
  }

  /** A part of the chart at a moment as comma-separated values, and where it goes on. */
  async exportChart(asOf?: string, cursor?: string): Promise<{ readonly text: string; readonly next?: string }> {
    const query = { ...(asOf !== undefined && { asOf }), ...(cursor !== undefined && { cursor }) };
    const reply = await this.client.GET('/accounts/export', { params: { query }, parseAs: 'text' });
    const next = /[?&]cursor=([^>&]*)/.exec(reply.response.headers.get('Link') ?? '')?.[1];
    return { text: String(bodyOf(reply)), ...(next && { next }) };
  }

  /** What differs between the register at two moments, in pages. */
  async differences(from: string, to: string, cursor?: string): Promise<DifferencePage> {
    const query = { from, to, limit: 100, ...(cursor !== undefined && { cursor }) };
    return bodyOf(await this.client.GET('/accounts/differences', { params: { query } }));
  }

  /** The history, newest first, in pages. */
  async events(id: string, cursor?: string): Promise<EventPage> {
    const query = cursor === undefined ? {} : { cursor };
    const params = { path: { id }, query };
    return bodyOf(await this.client.GET('/accounts/{id}/events', { params }));
  }

  /** What reads say so that they return the register of the moment that is shown. */
  private moment(): { asOf?: string } {
    const asOf = this.asOf.at();
    return asOf === undefined ? {} : { asOf };
  }
}

/** A change of this version that is made once, however often the request is sent. */
function once(etag: string) {
  return { 'If-Match': etag, 'Idempotency-Key': crypto.randomUUID() };
}

function missing(closed: boolean): 'close' | 'keep' {
  return closed ? 'close' : 'keep';
}

interface Reply<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

function ensure({ error, response }: Reply<unknown>): void {
  if (!response.ok) {
    throw failureOf(response, error);
  }
}

function bodyOf<T>(reply: Reply<T>): T {
  ensure(reply);
  return reply.data as T;
}

function versioned(reply: Reply<Account>): Versioned {
  const account = bodyOf(reply);
  return { account, etag: reply.response.headers.get('ETag') ?? `"${account.version}"` };
}

function given(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}
