import { STATUS } from '../shared/status';
import { TreeRow } from './tree-rows';

/** How the headings are called. */
export const TYPE_NAMES = { DOMESTIC: 'Domestic', INTERNATIONAL: 'International' } as const;

/** What a screen reader says of a row; its level and place come from the tree. */
export function rowLabel({ kind, account, type }: TreeRow): string {
  switch (kind) {
    case 'type':
      return type ? `${TYPE_NAMES[type]} accounts` : '';
    case 'account':
      return account
        ? [account.name, account.accountNumber, account.currency, STATUS[account.status].text]
            .filter(Boolean)
            .join(', ')
        : '';
    case 'more':
      return 'Load more accounts';
    case 'loading':
      return 'Loading';
    case 'failed':
      return 'These accounts could not be loaded. Try again';
    case 'empty':
      return 'No accounts yet';
  }
}
