import { AccountStore } from '../../core/store/account-store';
import { Summary } from '../../core/store/tree-state';
import { Circumstances } from '../possible-actions';

/** What the store knows around an account. */
export function circumstancesOf(
  account: Pick<Summary, 'id' | 'parentId' | 'status'>,
  store: AccountStore,
): Circumstances {
  const parentOf = (id: string | undefined) => (id === undefined ? undefined : store.node(id));
  let above = 0;
  for (let parent = parentOf(account.parentId); parent; parent = parentOf(parent.parentId)) {
    above++;
  }
  const children = store.children(account.id)?.ids ?? [];
  return {
    status: account.status,
    parentStatus: parentOf(account.parentId)?.status,
    above,
    childCount: store.node(account.id)?.childCount,
    hasOpenChild: children.some((id) => (store.node(id)?.status ?? 'CLOSED') !== 'CLOSED'),
  };
}
