import { AccountType } from '../core/api/model';
import { Children, ParentKey, Summary, TYPES, TreeState } from '../core/store/tree-state';

/** One line of the tree. Rows are made again with each change; the key says which is which. */
export interface TreeRow {
  readonly key: string;
  readonly kind: 'type' | 'account' | Note;
  /** 0 for the headings. */
  readonly level: number;
  /** The place of the row among its siblings, from 1, and how many there are; -1 while unknown. */
  readonly position: number;
  readonly size: number;
  /** What the row hangs from; the heading's own type for headings. */
  readonly parent: ParentKey;
  readonly account?: Summary;
  readonly type?: AccountType;
  readonly expandable: boolean;
  readonly expanded: boolean;
}

/** The menu of a row is wanted, at this place of the window in pixels. */
export interface MenuRequest {
  readonly row: TreeRow;
  readonly x: number;
  readonly y: number;
}

/** What stands after the children that are shown. */
type Note = 'more' | 'loading' | 'failed' | 'empty';

/** What the tree shows from top to bottom: the two headings, and what is open below them. */
export function rowsOf(state: TreeState, open: ReadonlySet<ParentKey>): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  TYPES.forEach((type, index) => {
    const expanded = open.has(type);
    const position = index + 1;
    const size = TYPES.length;
    const parent = type;
    rows.push({ key: type, kind: 'type', level: 0, position, size, parent, type, expandable: true, expanded });
    if (expanded) {
      addChildren(rows, state, open, type, 1);
    }
  });
  return rows;
}

/** Rows are written out field by field: with thousands of them, copying objects takes most of the time. */
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
  const size = sizeOf(ids.length, note, state.nodes.get(parent)?.childCount);
  // after the last one that was loaded in order, others are missing
  const placed = children?.more && children.last !== undefined ? ids.indexOf(children.last) + 1 : ids.length;
  ids.forEach((key, index) => {
    const account = state.nodes.get(key);
    if (account) {
      const position = index < placed ? index + 1 : -1;
      const expandable = account.childCount !== 0;
      const expanded = expandable && open.has(key);
      rows.push({ key, kind: 'account', level, position, size, parent, account, expandable, expanded });
      if (expanded) {
        addChildren(rows, state, open, key, level + 1);
      }
    }
  });
  if (note) {
    const key = `${note}:${parent}`;
    const never = { expandable: false, expanded: false };
    const position = placed === ids.length ? placed + 1 : -1;
    rows.push({ key, kind: note, level, position, size, parent, ...never });
  }
}

/** All children count, shown or not; a note stands in the place of those that are not. */
function sizeOf(shown: number, note: Note | undefined, childCount: number | undefined): number {
  if (note === undefined || note === 'empty') {
    return Math.max(shown, 1);
  }
  return childCount !== undefined && childCount > shown ? childCount : -1;
}

function noteOf(children: Children | undefined): Note | undefined {
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
