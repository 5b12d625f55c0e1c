import { Injectable, inject } from '@angular/core';
import { AccountsApi } from '../api/accounts-api';
import { Account } from '../api/model';

/** What was found, and whether there is more than that. */
export interface Found {
  readonly accounts: readonly Account[];
  readonly more: boolean;
}

const MOST = 25;

/** Finds accounts whose name contains a text, or whose number or reference begins with it. */
@Injectable({ providedIn: 'root' })
export class AccountSearch {
  private readonly api = inject(AccountsApi);

  async find(words: string, signal: AbortSignal): Promise<Found> {
    const text = words.trim();
    const { items, nextCursor } = await this.api.list({ q: text, limit: MOST }, signal);
    return { accounts: items, more: nextCursor !== undefined };
  }
}
