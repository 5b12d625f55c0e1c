import { ChangeDetectionStrategy, Component, Injector, computed, inject, output, signal, viewChild } from '@angular/core';
import { MatMenuModule, MatMenuTrigger } from '@angular/material/menu';
import { Permissions } from '../core/store/permissions';
import { TYPE_NAMES } from './row-label';
import { openCreation } from './open-creation';
import { TreeRow } from './tree-rows';

/** What can be done with a row. Made when the first menu is wanted, and used for all. */
@Component({
  selector: 'accounts-row-menu',
  imports: [MatMenuModule],
  template: `
    <button
      class="anchor"
      type="button"
      tabindex="-1"
      aria-hidden="true"
      [style.left.px]="place().x"
      [style.top.px]="place().y"
      [matMenuTriggerFor]="menu"
      [matMenuTriggerRestoreFocus]="false"
      (menuClosed)="closed.emit(row()!)"
    ></button>
    <mat-menu #menu>
      @if (row(); as shown) {
        @if (shown.account; as account) {
          <button mat-menu-item (click)="chosen.emit(account.id)">Show</button>
          @if (mayWrite()) {
            <button mat-menu-item [disabled]="account.status !== 'OPEN'" (click)="create()">
              New account below
            </button>
            <button mat-menu-item [disabled]="account.status !== 'OPEN'" (click)="move(account.id)">
              Move …
            </button>
          }
        } @else if (!mayWrite()) {
          <button mat-menu-item disabled>{{ permissions.limits() }}</button>
        } @else if (shown.type) {
          <button mat-menu-item (click)="create()">
            New {{ names[shown.type].toLowerCase() }} account
          </button>
        }
      }
    </mat-menu>
  `,
  styles: `
    .anchor {
      position: fixed;
      width: 0;
      height: 0;
      padding: 0;
      border: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RowMenu {
  private readonly injector = inject(Injector);
  protected readonly permissions = inject(Permissions);
  protected readonly mayWrite = computed(() => this.permissions.may('write'));
  private readonly trigger = viewChild.required(MatMenuTrigger);
  protected readonly place = signal({ x: 0, y: 0 });
  protected readonly row = signal<TreeRow | undefined>(undefined);
  protected readonly names = TYPE_NAMES;

  readonly chosen = output<string>();
  readonly closed = output<TreeRow>();

  /** @param x and y: pixels from the left and the top of the window */
  open(row: TreeRow, x: number, y: number): void {
    this.row.set(row);
    this.place.set({ x, y });
    queueMicrotask(() => this.trigger().openMenu());
  }

  protected async move(id: string): Promise<void> {
    const { AccountActions } = await import('../account/account-actions');
    await this.injector.get(AccountActions).move(id);
  }

  protected create(): void {
    const { account, type } = this.row() ?? {};
    void openCreation(this.injector, { ...(account && { parent: account }), ...(type && { type }) });
  }
}
