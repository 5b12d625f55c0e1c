import { TREE_KEY_MANAGER } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatTreeModule } from '@angular/material/tree';
import { Observable } from 'rxjs';
import { AsOf } from '../core/api/as-of';
import { AccountStore } from '../core/store/account-store';
import { DrawnRow, TreeKeys } from './tree-keys';
import { rowLabel } from './row-label';
import { TreeDrag } from './tree-drag';
import { MenuRequest, TreeRow } from './tree-rows';
import { TreeRowContent } from './tree-row-content';
import { TreeView } from './tree-view';
import { PlacedRow, drawnRows, scrollTo } from './tree-window';
import { WindowedTree } from './windowed-tree';

/** The accounts of the tenant as a tree that loads what is opened. */
@Component({
  selector: 'accounts-tree',
  imports: [MatTreeModule, TreeRowContent, WindowedTree],
  providers: [
    TreeView,
    TreeDrag,
    {
      provide: TREE_KEY_MANAGER,
      useFactory: () => {
        const tree = inject(AccountTree);
        return (items: Observable<DrawnRow[]>) => tree.keys(items);
      },
    },
  ],
  templateUrl: './account-tree.html',
  host: { '(document:focusin)': 'watch($event)', '(document:pointerdown)': 'watch($event)' },
  styleUrl: './account-tree.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountTree {
  private readonly store = inject(AccountStore);
  protected readonly view = inject(TreeView);
  protected readonly drag = inject(TreeDrag);
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  private readonly seen = signal({ top: 0, height: 600 });

  /** The account that is shown beside the tree. */
  readonly selected = input<string>();
  readonly name = input('Accounts');
  /** In a tree from which an account is only chosen: why a row cannot be. Nothing is dragged there, and no row has a menu. */
  readonly obstacleOf = input<(row: TreeRow) => string | undefined>();
  /** Someone wants to see this account. */
  readonly chosen = output<string>();
  /** Someone wants to see what can be done with a row. */
  readonly menu = output<MenuRequest>();

  private hasFocus = false;

  /** In pixels; the rows grow with the reader's letters. */
  protected readonly rowHeight = signal(44);
  protected readonly drawn = computed(() => {
    const active = this.view.places().get(this.view.active() ?? '') ?? -1;
    const { top, height } = this.seen();
    return drawnRows(this.view.rows(), active, top, height, this.rowHeight());
  });

  protected readonly levelOf = ({ row }: PlacedRow) => row.level;
  protected readonly keyOf = ({ row }: PlacedRow) => row.key;
  protected readonly track = (_: number, { row }: PlacedRow) => `${row.level} ${row.key}`;

  constructor() {
    this.view.open('DOMESTIC');
    const asOf = inject(AsOf);
    const place = computed(() => this.view.placeOf(this.selected()));
    effect(() => {
      const id = this.selected();
      // also where it was moved to, and where it was
      place();
      asOf.at();
      if (id !== undefined) {
        void untracked(() => this.view.reveal(id)).catch(() => undefined);
      }
    });
    effect((onCleanup) => {
      const observer = new ResizeObserver(() => this.look());
      observer.observe(this.scroller().nativeElement);
      onCleanup(() => observer.disconnect());
    });
    effect(() => this.loadInSight());
    effect(() => {
      if (this.view.focusWanted()) {
        untracked(() => this.showActive());
      }
    });
    afterRenderEffect(() => this.focusActive());
  }

  /** Puts the focus on a row, or on the one where the keys were last. */
  focus(key = this.view.active()): void {
    this.view.moveTo(key);
  }

  keys(items: Observable<DrawnRow[]>): TreeKeys<DrawnRow> {
    return new TreeKeys(items, this.view, (row) => this.activate(row));
  }

  protected obstacleTo(row: TreeRow): string | undefined {
    return this.obstacleOf()?.(row);
  }

  protected labelOf(row: TreeRow): string {
    return [rowLabel(row), this.obstacleTo(row)].filter(Boolean).join(', ');
  }

  /** Takes over what part of the tree is in sight. */
  protected look(): void {
    const { scrollTop, clientHeight } = this.scroller().nativeElement;
    const letters = parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.rowHeight.set(Math.round(letters * 2.75));
    this.seen.update((seen) =>
      seen.top === scrollTop && seen.height === clientHeight
        ? seen
        : { top: scrollTop, height: clientHeight },
    );
  }

  /** Draws the part of the tree where the active row is, before anything is scrolled. */
  private showActive(): void {
    const place = this.view.places().get(this.view.active() ?? '') ?? 0;
    this.seen.update(({ top, height }) => ({
      top: scrollTo(place, top, height, this.rowHeight()),
      height,
    }));
  }

  /** What Enter and a click do. */
  protected activate(row: TreeRow): void {
    switch (row.kind) {
      case 'type':
        return this.view.toggle(row.key);
      case 'account':
        return this.obstacleTo(row) ? undefined : this.chosen.emit(row.key);
      case 'more':
        return void this.store.loadMore(row.parent);
      case 'failed':
        return void this.store.reloadChildren(row.parent);
      case 'loading':
      case 'empty':
        return;
    }
  }

  protected menuAt(event: MouseEvent, row: TreeRow): void {
    if ((row.account || row.type) && !this.obstacleOf()) {
      event.preventDefault();
      this.menu.emit({ row, x: event.clientX, y: event.clientY });
    }
  }

  protected menuByKey(event: KeyboardEvent, row: TreeRow): void {
    if (this.obstacleOf()) {
      return;
    }
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      const { left, bottom } = (event.currentTarget as Element).getBoundingClientRect();
      this.menu.emit({ row, x: left + this.rowHeight() * (row.level + 1), y: bottom });
    }
  }

  /** Children that are scrolled into sight are loaded before anyone asks. */
  private loadInSight(): void {
    const { top, height } = this.seen();
    for (const { row, index } of this.drawn()) {
      const place = index * this.rowHeight();
      if (row.kind === 'more' && place > top - this.rowHeight() && place < top + height) {
        void this.store.loadMore(row.parent);
      }
    }
  }

  /** The focus goes where the keys led it, and comes back to its row when that was drawn again. */
  private focusActive(): void {
    const wanted = this.view.focusWanted();
    this.drawn();
    if (wanted || (this.hasFocus && document.activeElement === document.body)) {
      const key = this.view.active();
      const element = this.scroller().nativeElement;
      element.scrollTop = this.seen().top;
      const drawn = [...element.querySelectorAll<HTMLElement>('[data-key]')];
      drawn.find(({ dataset }) => dataset['key'] === key)?.focus({ preventScroll: true });
      this.view.focused();
    }
  }

  /** Remembers where the person is, since a row that is drawn again loses the focus without a word. */
  protected watch(event: Event): void {
    this.hasFocus = this.scroller().nativeElement.contains(event.composedPath()[0] as Node);
  }
}
