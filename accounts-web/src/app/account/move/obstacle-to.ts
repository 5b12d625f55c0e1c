import { Account } from '../../core/api/model';
import { AccountStore } from '../../core/store/account-store';
import { TreeRow } from '../../tree/tree-rows';
import { DEEPEST } from '../../core/store/tree-state';

/** Why an account cannot be moved below the account of a row, as far as is known; undefined when it can. */
export function obstacleTo(row: TreeRow, moved: Account, store: AccountStore): string | undefined {
  const target = row.account;
  if (!target) {
    return undefined;
  }
  if (target.id === moved.id) {
    return 'this account';
  }
  if (target.id === moved.parentId) {
    return 'where it is now';
  }
  for (let above = target.parentId; above !== undefined; above = store.node(above)?.parentId) {
    if (above === moved.id) {
      return 'below this account';
    }
  }
  if (target.status !== 'OPEN') {
    return 'not open';
  }
  const levels = store.node(moved.id)?.childCount ? 2 : 1;
  return row.level + levels > DEEPEST ? `more than ${DEEPEST} levels` : undefined;
}
