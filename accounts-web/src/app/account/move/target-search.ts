import { Injectable, inject, signal } from '@angular/core';
import { AccountQuery, AccountsApi } from '../../core/api/accounts-api';
import { Account } from '../../core/api/model';
import { AccountStore } from '../../core/store/account-store';
import { isRootKey } from '../../core/store/tree-state';
import { TYPE_NAMES } from '../../tree/row-label';

/** An account under which another one may be put. */
export interface Target {
  readonly id: string;
  readonly name: string;
  readonly accountNumber: string | undefined;
  /** The names above it, the top first. */
  readonly path: readonly string[];
}

const MOST = 20;

/** Finds open accounts whose name contains a text, or whose number or reference begins with it. */
@Injectable()
export class TargetSearch {
  private readonly api = inject(AccountsApi);
  private readonly store = inject(AccountStore);
  private running: AbortController | undefined;

  readonly targets = signal<readonly Target[]>([]);
  readonly more = signal(false);
  readonly searching = signal(false);
  readonly failure = signal<unknown>(undefined);

  /** Searches again, and forgets a search that is still on its way. */
  async search(text: string, moved: string): Promise<void> {
    this.running?.abort();
    const mine = (this.running = new AbortController());
    this.searching.set(true);
    this.failure.set(undefined);
    try {
      const found = await this.found(text.trim(), mine.signal);
      const targets = await this.placed(found.slice(0, MOST), moved);
      if (!mine.signal.aborted) {
        this.targets.set(targets);
        this.more.set(found.length > MOST);
      }
    } catch (failure) {
      if (!mine.signal.aborted) {
        this.failure.set(failure);
      }
    } finally {
      if (!mine.signal.aborted) {
        this.searching.set(false);
      }
    }
  }

  private async found(text: string, signal: AbortSignal): Promise<readonly Account[]> {
    const query: AccountQuery = { status: ['OPEN'], limit: MOST + 1, ...(text && { q: text }) };
    return (await this.api.list(query, signal)).items;
  }

  /** With their paths, and without the moved account and what is below it. */
  private async placed(accounts: readonly Account[], moved: string): Promise<readonly Target[]> {
    const targets: Target[] = [];
    for (const account of accounts) {
      const { id, name, accountNumber } = account;
      const keys = await this.store.pathOf(account);
      if (id !== moved && !keys.includes(moved)) {
        targets.push({ id, name, accountNumber, path: keys.map((key) => this.nameOf(key)) });
      }
    }
    return targets;
  }

  private nameOf(key: string): string {
    return isRootKey(key) ? TYPE_NAMES[key] : (this.store.node(key)?.name ?? key);
  }
}
