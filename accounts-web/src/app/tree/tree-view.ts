import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { AccountStore } from '../core/store/account-store';
import { ParentKey } from '../core/store/tree-state';
import { TreeRow, rowsOf } from './tree-rows';

/** What is open in a tree, and which row the keyboard is at. One for each tree on the page. */
@Injectable()
export class TreeView {
  private readonly store = inject(AccountStore);
  private readonly opened = signal<ReadonlySet<ParentKey>>(new Set(['DOMESTIC', 'INTERNATIONAL']));
  private readonly at = signal<string>('DOMESTIC');
  private readonly wanted = signal(false);

  /** All rows, shown or scrolled away. */
  readonly rows = computed(() => rowsOf(this.store.state(), this.opened()));
  readonly places = computed(() => new Map(this.rows().map((row, index) => [row.key, index])));

  /** The row that takes the keyboard; the first one when the row of before is gone. */
  readonly active = computed(() => (this.places().has(this.at()) ? this.at() : this.rows()[0]?.key));
  /** Whether the active row has to get the focus as soon as it is drawn. */
  readonly focusWanted = this.wanted.asReadonly();

  constructor() {
    // at another moment, what is open has to be loaded again
    effect(() => {
      for (const { kind, parent } of this.rows()) {
        if (kind === 'loading' && !this.store.children(parent)) {
          untracked(() => void this.store.loadChildren(parent));
        }
      }
    });
  }

  row(key: string): TreeRow | undefined {
    const place = this.places().get(key);
    return place === undefined ? undefined : this.rows()[place];
  }

  /** Opens a row; its children come when they are not there yet. */
  open(key: ParentKey): void {
    this.opened.update((keys) => new Set(keys).add(key));
    void this.store.loadChildren(key);
  }

  close(key: ParentKey): void {
    if (this.isBelow(this.active(), key)) {
      this.at.set(key);
    }
    this.opened.update((keys) => new Set([...keys].filter((other) => other !== key)));
  }

  private isBelow(key: string | undefined, above: ParentKey): boolean {
    let row = key === undefined ? undefined : this.row(key);
    while (row && row.kind !== 'type' && row.parent !== above) {
      row = this.row(row.parent);
    }
    return !!row && row.kind !== 'type';
  }

  toggle(key: ParentKey): void {
    if (this.opened().has(key)) {
      this.close(key);
    } else {
      this.open(key);
    }
  }

  /** What an account is below, as far as it is known. */
  placeOf(id: string | undefined): string | null | undefined {
    return id === undefined ? undefined : this.store.node(id)?.parentId;
  }

  /** Opens everything above an account, and puts the keyboard there. */
  async reveal(id: string): Promise<void> {
    const path = await this.store.reveal(id);
    this.opened.update((keys) => new Set([...keys, ...path]));
    this.at.set(id);
  }

  /** Puts the keyboard at a row, without moving the focus. */
  settle(key: string): void {
    this.at.set(key);
  }

  /** Moves the keyboard and the focus to a row. */
  moveTo(key: string | undefined): void {
    if (key !== undefined) {
      this.at.set(key);
      this.wanted.set(true);
    }
  }

  focused(): void {
    this.wanted.set(false);
  }
}
