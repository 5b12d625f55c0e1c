import { Injectable, inject } from '@angular/core';
import { AccountQuery, AccountsApi } from '../api/accounts-api';
import { Account } from '../api/model';

/** What was found, and whether there is more than that. */
export interface Found {
  readonly accounts: readonly Account[];
  readonly more: boolean;
}

const MOST = 25;
const NUMBER_LENGTH = 34;
const REFERENCE_LENGTH = 180;
const NAME_LENGTH = 200;

/** Finds accounts by the beginning of their name, or by a whole number or reference. */
@Injectable({ providedIn: 'root' })
export class AccountSearch {
  private readonly api = inject(AccountsApi);

  async find(words: string, signal: AbortSignal): Promise<Found> {
    const text = words.trim();
    const ways: AccountQuery[] = [];
    if (text.length <= NUMBER_LENGTH) {
      ways.push({ accountNumber: text });
    }
    if (text.length <= REFERENCE_LENGTH) {
      ways.push({ externalReference: text });
    }
    if (text.length <= NAME_LENGTH) {
      ways.push({ namePrefix: text });
    }
    const pages = await Promise.all(
      ways.map((way) => this.api.list({ ...way, limit: MOST }, signal)),
    );
    const byId = new Map(pages.flatMap(({ items }) => items).map((each) => [each.id, each]));
    return {
      accounts: [...byId.values()].slice(0, MOST),
      more: byId.size > MOST || pages.some(({ nextCursor }) => nextCursor !== undefined),
    };
  }
}
