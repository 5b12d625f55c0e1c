import { inChartOrder } from './chart-order';
import { Children, NO_CHILDREN, ParentKey, Summary, TreeState, parentKeyOf } from './tree-state';

/** These accounts are known now. What was known of their children, and later versions, stay. */
export function withNodes(state: TreeState, summaries: readonly Summary[]): TreeState {
  const nodes = new Map(state.nodes);
  for (const summary of summaries) {
    const known = nodes.get(summary.id);
    const childCount = summary.childCount ?? known?.childCount;
    const latest = known && known.version > summary.version ? known : summary;
    nodes.set(summary.id, childCount === undefined ? latest : { ...latest, childCount });
  }
  return { ...state, nodes };
}

export function withChildren(state: TreeState, key: ParentKey, children: Children): TreeState {
  return { ...state, children: new Map(state.children).set(key, children) };
}

/** With children that were just loaded or placed, in the order of the chart. */
export function withSorted(state: TreeState, key: ParentKey, children: Children): TreeState {
  const known = children.ids.flatMap((id) => state.nodes.get(id) ?? []);
  const ids = inChartOrder(known).map(({ id }) => id);
  return withChildren(state, key, { ...children, ids });
}

/** An account that was just created: its parent has one child more. */
export function withNewAccount(state: TreeState, summary: Summary): TreeState {
  const created = withAccount(state, { ...summary, childCount: 0 });
  return state.nodes.has(summary.id) ? created : counted(created, summary.parentId, 1);
}

/** An account as it is now, in the place where it is now. */
export function withAccount(state: TreeState, summary: Summary): TreeState {
  const before = state.nodes.get(summary.id);
  const known = withNodes(state, [summary]);
  const now = known.nodes.get(summary.id) ?? summary;
  const key = parentKeyOf(now);
  if (!before || parentKeyOf(before) === key) {
    return placed(known, key, now.id);
  }
  const left = taken(known, parentKeyOf(before), now.id);
  return counted(placed(left, key, now.id), now.parentId, 1);
}

/** Without an account that is not there any more. */
export function withoutAccount(state: TreeState, id: string): TreeState {
  const gone = state.nodes.get(id);
  if (!gone) {
    return state;
  }
  const left = taken(state, parentKeyOf(gone), id);
  const nodes = new Map(left.nodes);
  nodes.delete(id);
  const children = new Map(left.children);
  children.delete(id);
  return { nodes, children };
}

/** Among the loaded children of its parent; nowhere if those were never loaded. */
function placed(state: TreeState, key: ParentKey, id: string): TreeState {
  const children = state.children.get(key);
  return children
    ? withSorted(state, key, { ...children, ids: [...new Set([...children.ids, id])] })
    : state;
}

function taken(state: TreeState, key: ParentKey, id: string): TreeState {
  const children = state.children.get(key) ?? NO_CHILDREN;
  const ids = children.ids.filter((other) => other !== id);
  const without = state.children.has(key) ? withChildren(state, key, { ...children, ids }) : state;
  return counted(without, key, -1);
}

function counted(state: TreeState, parent: string | undefined, more: number): TreeState {
  const node = parent === undefined ? undefined : state.nodes.get(parent);
  if (node?.childCount === undefined) {
    return state;
  }
  const childCount = Math.max(0, node.childCount + more);
  return { ...state, nodes: new Map(state.nodes).set(node.id, { ...node, childCount }) };
}
