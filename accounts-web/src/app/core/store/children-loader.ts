import { Injectable, inject } from '@angular/core';
import { AccountsApi } from '../api/accounts-api';
import { AccountType } from '../api/model';
import { Children, ParentKey, Summary, TYPES, isRootKey, summaryOf } from './tree-state';

/** What a request brought: accounts, and the children of one or more parents. */
export interface Loaded {
  readonly summaries: readonly Summary[];
  readonly children: ReadonlyMap<ParentKey, Children>;
}

const PAGE = 100;

/** So many accounts a tree has at most. */
const MOST_AT_ONCE = 500;

/**
 * Brings children. The first request asks for the tree, which says how many children each child
 * has, and takes up to 500 at once; what does not fit comes in pages of the list.
 */
@Injectable({ providedIn: 'root' })
export class ChildrenLoader {
  private readonly api = inject(AccountsApi);

  /** All roots, under their types. */
  async roots(): Promise<Loaded> {
    const { items, truncated } = await this.api.tree(1);
    const summaries = items.map((node) => summaryOf(node, node.childCount));
    // what is truncated may also be below the roots; a page more than needed brings nothing
    const more = truncated && items.length >= MOST_AT_ONCE;
    const of = (type: AccountType): Children =>
      childrenOf(
        summaries.filter((root) => root.type === type).map(({ id }) => id),
        more,
      );
    return { summaries, children: new Map(TYPES.map((type) => [type, of(type)])) };
  }

  /** The first children of an account. */
  async childrenOf(parent: string): Promise<Loaded> {
    const [top] = (await this.api.tree(2, parent)).items;
    const nodes = top?.children ?? [];
    const children = childrenOf(
      nodes.map(({ id }) => id),
      !!top?.truncated,
    );
    return {
      summaries: (top ? [top, ...nodes] : []).map((node) => summaryOf(node, node.childCount)),
      children: new Map([[parent, children]]),
    };
  }

  /** One page more. The first pages of a list repeat what the tree had: those are passed over. */
  async more(key: ParentKey, known: Children): Promise<Loaded> {
    const ids = new Set(known.ids);
    let cursor = known.cursor;
    for (;;) {
      const page = await this.api.list({ ...filterOf(key), limit: PAGE, ...(cursor && { cursor }) });
      cursor = page.nextCursor;
      const news = page.items.filter(({ id }) => !ids.has(id));
      if (news.length > 0 || cursor === undefined) {
        const all = [...known.ids, ...news.map(({ id }) => id)];
        const last = page.items.at(-1)?.id;
        return {
          summaries: page.items.map((account) => summaryOf(account)),
          children: new Map([[key, cursor === undefined ? childrenOf(all, false) : { ...childrenOf(all, true, last), cursor }]]),
        };
      }
    }
  }
}

function filterOf(key: ParentKey): { parentId: string; type?: AccountType } {
  return isRootKey(key) ? { parentId: 'root', type: key } : { parentId: key };
}

function childrenOf(ids: readonly string[], more: boolean, last = ids.at(-1)): Children {
  return { ids, more, loading: false, ...(more && last !== undefined && { last }) };
}
