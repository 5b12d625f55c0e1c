import { Account, AccountNode, AccountType } from '../api/model';

/** So many levels the tree has at most. */
export const DEEPEST = 10;

/** What every view knows of an account; `AccountStore.account` has the rest. */
export type Summary = Pick<
  Account,
  'id' | 'parentId' | 'name' | 'accountNumber' | 'type' | 'currency' | 'status' | 'version'
> & {
  /** How many children there are; undefined until someone asked. */
  readonly childCount?: number;
};

/** What children hang from: an account's id, or the type whose roots they are. */
export type ParentKey = string;

/** The children of one parent, as far as they are loaded. */
export interface Children {
  readonly ids: readonly string[];
  /** Whether there are more than these. */
  readonly more: boolean;
  /** The last one that was loaded in order, while there are more: others may be missing before those after it. */
  readonly last?: string;
  /** Where the next page begins; undefined for the first page. */
  readonly cursor?: string;
  readonly loading: boolean;
  /** Why the last attempt to load failed. */
  readonly failure?: unknown;
}

/** All that is loaded. Never changed in place. */
export interface TreeState {
  readonly nodes: ReadonlyMap<string, Summary>;
  readonly children: ReadonlyMap<ParentKey, Children>;
}

export const EMPTY_STATE: TreeState = { nodes: new Map(), children: new Map() };
export const NO_CHILDREN: Children = { ids: [], more: false, loading: false };
export const TYPES: readonly AccountType[] = ['DOMESTIC', 'INTERNATIONAL'];

export function parentKeyOf({ parentId, type }: Pick<Summary, 'parentId' | 'type'>): ParentKey {
  return parentId ?? type;
}

export function isRootKey(key: ParentKey): key is AccountType {
  return key === 'DOMESTIC' || key === 'INTERNATIONAL';
}

/** The summary of a node or of a whole account; the latter does not know its children. */
export function summaryOf(from: Account | AccountNode, childCount?: number): Summary {
  const { id, parentId, name, accountNumber, type, currency, status, version } = from;
  return {
    id,
    name,
    type,
    currency,
    status,
    version,
    ...(parentId !== undefined && { parentId }),
    ...(accountNumber !== undefined && { accountNumber }),
    ...(childCount !== undefined && { childCount }),
  };
}
