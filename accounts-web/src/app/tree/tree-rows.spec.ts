import { Summary, TreeState } from '../core/store/tree-state';
import { rowsOf } from './tree-rows';

function account(id: string, more: Partial<Summary> = {}): Summary {
  return { id, name: id, type: 'DOMESTIC', currency: 'EUR', status: 'OPEN', version: 1, ...more };
}

function state(accounts: readonly Summary[], lists: Record<string, readonly string[]>): TreeState {
  return {
    nodes: new Map(accounts.map((each) => [each.id, each])),
    children: new Map(
      Object.entries(lists).map(([key, ids]) => [key, { ids, more: false, loading: false }]),
    ),
  };
}

/** Counts reads: unlike a measured time, the count is the same on a busy machine. */
class CountedMap<K, V> extends Map<K, V> {
  reads = 0;

  override get(key: K): V | undefined {
    this.reads++;
    return super.get(key);
  }
}

describe('rowsOf', () => {
  it('shows the two headings and the roots below them', () => {
    const loaded = state([account('a'), account('b', { type: 'INTERNATIONAL' })], {
      DOMESTIC: ['a'],
      INTERNATIONAL: ['b'],
    });
    const rows = rowsOf(loaded, new Set(['DOMESTIC', 'INTERNATIONAL']));
    expect(rows.map(({ key, level }) => [key, level])).toEqual([
      ['DOMESTIC', 0],
      ['a', 1],
      ['INTERNATIONAL', 0],
      ['b', 1],
    ]);
  });

  it('numbers siblings among all that there are, or says that it does not know', () => {
    const loaded = state([account('a', { childCount: 1200 }), account('b')], {
      DOMESTIC: ['a', 'b'],
      a: ['c'],
    });
    const nodes = new Map(loaded.nodes).set('c', account('c', { parentId: 'a', childCount: 0 }));
    const children = new Map(loaded.children)
      .set('DOMESTIC', { ids: ['a', 'b'], more: true, loading: false })
      .set('a', { ids: ['c'], more: true, loading: false });
    const rows = rowsOf({ nodes, children }, new Set(['DOMESTIC', 'a']));
    expect(rows.map(({ kind, position, size }) => [kind, position, size])).toEqual([
      ['type', 1, 2],
      ['account', 1, -1],
      ['account', 1, 1200],
      ['more', 2, 1200],
      ['account', 2, -1],
      ['more', 3, -1],
      ['type', 2, 2],
    ]);
  });

  it('gives no place to an account with others missing before it', () => {
    const loaded = state([account('a', { childCount: 900 }), account('b'), account('z')], { DOMESTIC: ['a'] });
    const children = new Map(loaded.children).set('a', { ids: ['b', 'z'], more: true, last: 'b', loading: false });
    const rows = rowsOf({ ...loaded, children }, new Set(['DOMESTIC', 'a']));
    expect(rows.slice(2, 5).map(({ kind, position, size }) => [kind, position, size])).toEqual([
      ['account', 1, 900],
      ['account', -1, 900],
      ['more', -1, 900],
    ]);
  });

  it('cannot open an account that has no children', () => {
    const loaded = state([account('a', { childCount: 0 }), account('b', { childCount: 1 })], {
      DOMESTIC: ['a', 'b'],
      a: [],
    });
    const rows = rowsOf(loaded, new Set(['DOMESTIC', 'a']));
    expect(rows.slice(1, 3).map(({ expandable, expanded }) => [expandable, expanded])).toEqual([
      [false, false],
      [true, false],
    ]);
  });

  it('looks at each of 10,000 accounts once', () => {
    const accounts = Array.from({ length: 10_000 }, (_, i) => account(String(i).padStart(5, '0')));
    const ids = accounts.map(({ id }) => id);
    const roots = ids.slice(0, 100);
    const lists = Object.fromEntries(
      roots.map((root, i) => [root, ids.slice(100 + i * 99, 199 + i * 99)]),
    );
    const loaded = state(accounts, { DOMESTIC: roots, INTERNATIONAL: [], ...lists });
    const nodes = new CountedMap(loaded.nodes);
    const children = new CountedMap(loaded.children);
    const rows = rowsOf({ ...loaded, nodes, children }, new Set(['DOMESTIC', ...roots]));
    expect(rows.filter(({ kind }) => kind === 'account')).toHaveLength(10_000);
    expect(nodes.reads).toBeLessThanOrEqual(2 * 10_000);
    expect(children.reads).toBeLessThanOrEqual(2 * 10_000);
  });
});
