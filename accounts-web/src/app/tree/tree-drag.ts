import { Injectable, inject, signal } from '@angular/core';
import { Permissions } from '../core/store/permissions';
import { AccountStore } from '../core/store/account-store';
import { parentKeyOf } from '../core/store/tree-state';
import { AccountMove } from './account-move';
import { TreeRow } from './tree-rows';
import { TreeView } from './tree-view';

/** Resting on a closed row for this long opens it. */
const REST_MS = 700;

/** Moving an account by dragging it onto its new parent, or onto a heading to make it a root. */
@Injectable()
export class TreeDrag {
  private readonly store = inject(AccountStore);
  private readonly permissions = inject(Permissions);
  private readonly view = inject(TreeView);
  private readonly move = inject(AccountMove);
  private readonly at = signal<string | undefined>(undefined);
  private dragged: string | undefined;
  private rest: ReturnType<typeof setTimeout> | undefined;

  /** The key of the row that would take the account. */
  readonly target = this.at.asReadonly();

  start(event: DragEvent, row: TreeRow): void {
    if (row.account?.status !== 'OPEN' || !this.permissions.may('write')) {
      event.preventDefault();
      return;
    }
    this.dragged = row.key;
    event.dataTransfer?.setData('text/plain', row.account.name);
    if (event.dataTransfer) {
      event.dataTransfer.effectAllowed = 'move';
    }
  }

  over(event: DragEvent, row: TreeRow): void {
    if (!this.takes(row)) {
      return;
    }
    event.preventDefault();
    if (this.at() !== row.key) {
      this.at.set(row.key);
      this.openLater(row);
    }
  }

  leave(row: TreeRow): void {
    if (this.at() === row.key) {
      this.forget();
    }
  }

  drop(event: DragEvent, row: TreeRow): void {
    const dragged = this.dragged;
    if (dragged !== undefined && this.takes(row)) {
      event.preventDefault();
      void this.move.to(dragged, row.account?.id);
    }
    this.end();
  }

  end(): void {
    this.dragged = undefined;
    this.forget();
  }

  private forget(): void {
    clearTimeout(this.rest);
    this.at.set(undefined);
  }

  private openLater(row: TreeRow): void {
    clearTimeout(this.rest);
    if (row.expandable && !row.expanded) {
      this.rest = setTimeout(() => this.view.open(row.key), REST_MS);
    }
  }

  /** Not its own parent, not itself or what is below it, and only accounts that are open. */
  private takes(row: TreeRow): boolean {
    const dragged = this.dragged === undefined ? undefined : this.store.node(this.dragged);
    if (!dragged) {
      return false;
    }
    if (row.kind === 'type') {
      return dragged.parentId !== undefined;
    }
    return (
      row.account?.status === 'OPEN' && parentKeyOf(dragged) !== row.key && !this.isBelow(row, dragged.id)
    );
  }

  private isBelow(row: TreeRow, id: string): boolean {
    let node = row.account;
    while (node && node.id !== id) {
      node = node.parentId === undefined ? undefined : this.store.node(node.parentId);
    }
    return !!node;
  }
}
