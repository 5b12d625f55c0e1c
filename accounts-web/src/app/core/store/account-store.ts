import { Injectable, Signal, computed, inject, linkedSignal } from '@angular/core';
import { AccountsApi } from '../api/accounts-api';
import { AsOf } from '../api/as-of';
import { Versioned } from '../api/model';
import { ChildrenLoader, Loaded } from './children-loader';
import {
  withAccount,
  withChildren,
  withNewAccount,
  withNodes,
  withSorted,
  withoutAccount,
} from './tree-changes';
import {
  Children,
  DEEPEST,
  EMPTY_STATE,
  NO_CHILDREN,
  ParentKey,
  Summary,
  TYPES,
  isRootKey,
  parentKeyOf,
  summaryOf,
} from './tree-state';

/**
 * The accounts that were loaded, shared by all views: what one view changes, the others show.
 * Nothing is removed but by `remove`; children are loaded when a view asks for them. At another moment
 * nothing is loaded at first, and what was asked for before comes to nothing.
 */
@Injectable({ providedIn: 'root' })
export class AccountStore {
  private readonly api = inject(AccountsApi);
  private readonly loader = inject(ChildrenLoader);
  private readonly asOf = inject(AsOf);
  private readonly tree = linkedSignal({ source: this.asOf.at, computation: () => EMPTY_STATE });
  private readonly running = new Map<string, Promise<void>>();
  private readonly reading = new Map<string, Promise<Versioned>>();
  private readonly whole = linkedSignal<string | undefined, ReadonlyMap<string, Versioned>>({
    source: this.asOf.at,
    computation: () => new Map(),
  });

  readonly state = this.tree.asReadonly();

  /** The whole account with its entity tag, once `load` or `update` brought it. */
  account(id: string): Signal<Versioned | undefined> {
    return computed(() => this.whole().get(id));
  }

  node(id: string): Summary | undefined {
    return this.tree().nodes.get(id);
  }

  children(key: ParentKey): Children | undefined {
    return this.tree().children.get(key);
  }

  /** Reads the whole account again. */
  async load(id: string): Promise<Versioned> {
    const isCurrent = this.moment();
    const versioned = await this.api.account(id);
    if (isCurrent()) {
      this.keep(versioned);
    }
    return versioned;
  }

  /** Takes over an account that was just created. */
  add(versioned: Versioned): void {
    if (!this.asOf.isPast()) {
      this.whole.update((all) => new Map(all).set(versioned.account.id, versioned));
      this.tree.update((state) => withNewAccount(state, summaryOf(versioned.account)));
    }
  }

  /**
   * Takes over an account as the API just returned it, changed or moved or neither. What was written is
   * of the present, and the date may have been changed before the response came.
   */
  update(versioned: Versioned): void {
    if (!this.asOf.isPast()) {
      this.keep(versioned);
    }
  }

  private keep(versioned: Versioned): void {
    this.whole.update((all) => new Map(all).set(versioned.account.id, versioned));
    this.tree.update((state) => withAccount(state, summaryOf(versioned.account)));
  }

  /** Forgets an account that was deleted, or is not there any more. */
  remove(id: string): void {
    if (!this.asOf.isPast()) {
      this.whole.update((all) => new Map([...all].filter(([other]) => other !== id)));
      this.tree.update((state) => withoutAccount(state, id));
    }
  }

  /** Makes sure that the first children are there. */
  async loadChildren(key: ParentKey): Promise<void> {
    const known = this.children(key);
    if (!known || known.loading || known.failure !== undefined) {
      await this.reloadChildren(key);
    }
  }

  /** Reads the first children again. Roots of both types come together. */
  reloadChildren(key: ParentKey): Promise<void> {
    const job = `${isRootKey(key) ? 'roots' : key} ${this.asOf.at()}`;
    const running =
      this.running.get(job) ??
      (isRootKey(key)
        ? this.loading(TYPES, () => this.loader.roots())
        : this.loading([key], () => this.loader.childrenOf(key))
      ).finally(() => this.running.delete(job));
    this.running.set(job, running);
    return running;
  }

  /** Reads all children that are there again, as after a change of many accounts. */
  async reload(): Promise<void> {
    const parents = [...this.tree().children.keys()].filter((key) => !isRootKey(key));
    await this.reloadChildren('DOMESTIC');
    await Promise.all(parents.map((key) => this.reloadChildren(key)));
  }

  /** Reads the next page of children. */
  async loadMore(key: ParentKey): Promise<void> {
    const known = this.children(key);
    if (known?.more && !known.loading) {
      await this.loading([key], () => this.loader.more(key, known));
    }
  }

  /** Whether the moment that is shown is still that of this call. */
  private moment(): () => boolean {
    const at = this.asOf.at();
    return () => this.asOf.at() === at;
  }

  private async loading(keys: readonly ParentKey[], load: () => Promise<Loaded>): Promise<void> {
    const isCurrent = this.moment();
    this.mark(keys, (children) => ({ ...without(children), loading: true }));
    try {
      const { summaries, children } = await load();
      if (isCurrent()) {
        this.tree.update((state) =>
          [...children].reduce(
            (now, [key, list]) => withSorted(now, key, list),
            withNodes(state, summaries),
          ),
        );
      }
    } catch (failure) {
      isCurrent() && this.mark(keys, (children) => ({ ...children, loading: false, failure }));
    }
  }

  private mark(keys: readonly ParentKey[], change: (children: Children) => Children): void {
    this.tree.update((state) =>
      keys.reduce(
        (now, key) => withChildren(now, key, change(now.children.get(key) ?? NO_CHILDREN)),
        state,
      ),
    );
  }

  /**
   * The keys of what an account hangs from, the top first; reads the ancestors that are unknown. Ends
   * also where moves by clocks that differ left a circle in the past.
   */
  async pathOf(account: Pick<Summary, 'parentId' | 'type'>): Promise<readonly ParentKey[]> {
    const path: ParentKey[] = [parentKeyOf(account)];
    let parentId = account.parentId;
    while (parentId !== undefined && path.length < DEEPEST) {
      const parent = await this.known(parentId);
      path.unshift(parentKeyOf(parent));
      parentId = parent.parentId;
    }
    return path;
  }

  /** What is known of an account, which is read if nothing is. */
  private async known(id: string): Promise<Summary> {
    const node = this.node(id);
    if (node) {
      return node;
    }
    const job = `${id} ${this.asOf.at()}`;
    const reading = this.reading.get(job) ?? this.load(id).finally(() => this.reading.delete(job));
    this.reading.set(job, reading);
    return summaryOf((await reading).account);
  }

  /** Loads what has to be open so that the account is seen, and returns the keys of it. */
  async reveal(id: string): Promise<readonly ParentKey[]> {
    const path = await this.pathOf(await this.known(id));
    await Promise.all(path.map((key) => this.loadChildren(key)));
    const below = [...path.slice(1), id];
    this.tree.update((state) =>
      below.reduce((now, child) => {
        const node = now.nodes.get(child);
        return node ? withAccount(now, node) : now;
      }, state),
    );
    return path;
  }
}

function without({ failure: _, ...children }: Children): Children {
  return children;
}
