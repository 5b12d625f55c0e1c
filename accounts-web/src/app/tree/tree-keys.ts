import { TreeKeyManagerItem, TreeKeyManagerStrategy } from '@angular/cdk/a11y';
import { Observable, Subject, Subscription } from 'rxjs';
import { isPageKey } from '../keys/page-keys';
import { TypeAhead } from './type-ahead';
import { TreeRow } from './tree-rows';
import { PlacedRow } from './tree-window';
import { TreeView } from './tree-view';

/** A drawn row, as the tree of the component library says it. */
export interface DrawnRow extends TreeKeyManagerItem {
  readonly data: PlacedRow;
  makeFocusable(): void;
}

/** As many rows as one key may open at once, each of which asks the API for its children. */
const MOST_OPENED = 20;
const PAGE = 10;

/**
 * The keys of a tree, as the ARIA practices have them, over all rows: the library's own key manager
 * knows only those that are drawn.
 */
export class TreeKeys<T extends DrawnRow> implements TreeKeyManagerStrategy<T> {
  readonly change = new Subject<T | null>();
  private readonly typeAhead = new TypeAhead();
  private readonly subscription: Subscription;
  private drawn: readonly T[] = [];
  private focusable: T | undefined;

  constructor(
    items: Observable<T[]>,
    private readonly view: TreeView,
    private readonly activate: (row: TreeRow) => void,
  ) {
    this.subscription = items.subscribe((drawn) => {
      this.drawn = drawn;
      this.settle();
    });
  }

  destroy(): void {
    this.subscription.unsubscribe();
    this.change.complete();
  }

  /** Lets Tab lead to the active row, and to no other. */
  settle(): void {
    const active = this.getActiveItem();
    if (active && active !== this.focusable) {
      this.focusable?.unfocus();
      active.makeFocusable();
      this.focusable = active;
    }
  }

  getActiveItem(): T | null {
    const key = this.view.active();
    return this.drawn.find(({ data }) => data.row.key === key) ?? null;
  }

  getActiveItemIndex(): number {
    return this.view.places().get(this.view.active() ?? '') ?? -1;
  }

  /** A click or the focus came to a row. */
  focusItem(item: number | T): void {
    const key = typeof item === 'number' ? this.view.rows()[item]?.key : item.data.row.key;
    if (key !== undefined) {
      this.view.settle(key);
      this.settle();
    }
  }

  onKeydown(event: KeyboardEvent): void {
    const row = this.view.rows()[this.getActiveItemIndex()];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (this.moved(event.key, row) || this.acted(event.key, row)) {
      this.typeAhead.reset();
      event.preventDefault();
    } else if (event.key.length === 1 && !isPageKey(event.key)) {
      event.preventDefault();
      this.view.moveTo(this.typeAhead.next(event.key, this.view.rows(), this.getActiveItemIndex()));
    }
  }

  private moved(key: string, row: TreeRow): boolean {
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: PAGE,
      PageUp: -PAGE,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[key];
    if (step !== undefined) {
      const rows = this.view.rows();
      const place = Math.min(rows.length - 1, Math.max(0, this.getActiveItemIndex() + step));
      this.view.moveTo(rows[place]?.key);
    } else if (key === 'ArrowRight') {
      this.inwards(row);
    } else if (key === 'ArrowLeft') {
      this.outwards(row);
    }
    return step !== undefined || key === 'ArrowRight' || key === 'ArrowLeft';
  }

  private inwards(row: TreeRow): void {
    if (row.expanded) {
      this.view.moveTo(this.view.rows()[this.getActiveItemIndex() + 1]?.key);
    } else if (row.expandable) {
      this.view.open(row.key);
    }
  }

  private outwards(row: TreeRow): void {
    if (row.expanded) {
      this.view.close(row.key);
    } else if (row.kind !== 'type') {
      this.view.moveTo(row.parent);
    }
  }

  private acted(key: string, row: TreeRow): boolean {
    const isEnter = key === 'Enter' || (key === ' ' && !this.typeAhead.isTyping);
    if (isEnter) {
      this.activate(row);
    } else if (key === '*') {
      this.openSiblings(row);
    }
    return isEnter || key === '*';
  }

  private openSiblings(row: TreeRow): void {
    this.view
      .rows()
      .filter(({ parent, level }) => level === row.level && (level === 0 || parent === row.parent))
      .filter(({ expandable, expanded }) => expandable && !expanded)
      .slice(0, MOST_OPENED)
      .forEach(({ key }) => this.view.open(key));
  }
}
