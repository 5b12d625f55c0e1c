import { AccountType } from '../core/api/model';
import { Children, ParentKey, Summary, TYPES, TreeState } from '../core/store/tree-state';

/** One line of the tree. Rows are made anew with each change; the key says which is which. */
export interface TreeRow {
  readonly key: string;
  readonly kind: 'type' | 'account' | 'more' | 'loading' | 'failed' | 'empty';
  /** 0 for the headings. */
  readonly level: number;
  /** The place of the row among its siblings, from 1, and how many there are. */
  readonly position: number;
  readonly size: number;
  /** What the row hangs from; the heading's own type for headings. */
  readonly parent: ParentKey;
  readonly account?: Summary;
  readonly type?: AccountType;
  readonly expandable: boolean;
  readonly expanded: boolean;
}

/** What the tree shows from top to bottom: the two headings, and what is open below them. */
export function rowsOf(state: TreeState, open: ReadonlySet<ParentKey>): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  TYPES.forEach((type, index) => {
    const expanded = open.has(type);
    rows.push({
      ...at(type, 0, index + 1, TYPES.length),
      key: type,
      kind: 'type',
      type,
      expandable: true,
      expanded,
    });
    if (expanded) {
      addChildren(rows, state, open, type, 1);
    }
  });
  return rows;
}

function addChildren(
  rows: TreeRow[],
  state: TreeState,
  open: ReadonlySet<ParentKey>,
  parent: ParentKey,
  level: number,
): void {
  const children = state.children.get(parent);
  const note = noteOf(children);
  const ids = children?.ids ?? [];
  const size = ids.length + (note ? 1 : 0);
  ids.forEach((id, index) => {
    const account = state.nodes.get(id);
    if (account) {
      const expandable = account.childCount !== 0;
      const expanded = expandable && open.has(id);
      const place = at(parent, level, index + 1, size);
      rows.push({ ...place, key: id, kind: 'account', account, expandable, expanded });
      if (expanded) {
        addChildren(rows, state, open, id, level + 1);
      }
    }
  });
  if (note) {
    const key = `${note}:${parent}`;
    rows.push({ ...at(parent, level, size, size), key, kind: note, expandable: false, expanded: false });
  }
}

function at(parent: ParentKey, level: number, position: number, size: number) {
  return { parent, level, position, size };
}

/** What stands after the children that are shown. */
function noteOf(children: Children | undefined): 'more' | 'loading' | 'failed' | 'empty' | undefined {
  if (!children || children.loading) {
    return 'loading';
  }
  if (children.failure !== undefined) {
    return 'failed';
  }
  if (children.more) {
    return 'more';
  }
  return children.ids.length === 0 ? 'empty' : undefined;
}
