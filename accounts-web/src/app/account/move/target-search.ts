import { Injectable, effect, inject, signal, untracked } from '@angular/core';
import { AccountQuery, AccountsApi } from '../../core/api/accounts-api';
import { Account } from '../../core/api/model';
import { AccountStore } from '../../core/store/account-store';
import { Summary, isRootKey, summaryOf } from '../../core/store/tree-state';
import { TYPE_NAMES } from '../../tree/row-label';

/** An account under which another one may be put. */
export interface Target extends Pick<Summary, 'id' | 'name' | 'accountNumber' | 'type' | 'currency'> {
  /** The names above it, the top first. */
  readonly path: readonly string[];
}

const MOST = 20;

/** A person types faster than this; the search waits for a pause. */
const PAUSE_MS = 250;

/** Finds open accounts whose name contains a text, or whose number or reference begins with it. */
@Injectable()
export class TargetSearch {
  private readonly api = inject(AccountsApi);
  private readonly store = inject(AccountStore);
  private running: AbortController | undefined;

  /** What is searched for; undefined while nothing is. */
  readonly text = signal<string | undefined>(undefined);
  /** The account that is moved: neither it nor what is below it is found. */
  moved: string | undefined;

  readonly targets = signal<readonly Target[]>([]);
  readonly more = signal(false);
  readonly searching = signal(false);
  readonly failure = signal<unknown>(undefined);

  constructor() {
    effect((onCleanup) => {
      const text = this.text();
      untracked(() => this.searching.set(text !== undefined));
      if (text !== undefined) {
        const timer = setTimeout(() => void this.search(text), text === '' ? 0 : PAUSE_MS);
        onCleanup(() => clearTimeout(timer));
      }
    });
  }

  /** Searches again, and forgets a search that is still on its way. */
  private async search(text: string): Promise<void> {
    this.running?.abort();
    const mine = (this.running = new AbortController());
    this.searching.set(true);
    this.failure.set(undefined);
    try {
      const found = await this.found(text.trim(), mine.signal);
      const targets = await this.placed(found.slice(0, MOST));
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
  private async placed(accounts: readonly Account[]): Promise<readonly Target[]> {
    const targets: Target[] = [];
    for (const account of accounts) {
      const keys = await this.store.pathOf(account);
      if (![...keys, account.id].some((key) => key === this.moved)) {
        targets.push({ ...summaryOf(account), path: keys.map((key) => this.nameOf(key)) });
      }
    }
    return targets;
  }

  private nameOf(key: string): string {
    return isRootKey(key) ? TYPE_NAMES[key] : (this.store.node(key)?.name ?? key);
  }
}
