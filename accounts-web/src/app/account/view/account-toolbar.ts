import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Account } from '../../core/api/model';
import { Permissions } from '../../core/store/permissions';
import { AccountStore } from '../../core/store/account-store';
import { Icon } from '../../shared/icon';
import { IconName } from '../../shared/icons';
import { STATUS_ACTIONS } from '../dialogs/status-words';
import { ActionName, PossibleAction, possibleActions } from '../possible-actions';
import { circumstancesOf } from './account-circumstances';

const ICONS: Readonly<Record<ActionName, IconName>> = {
  edit: 'edit',
  create: 'add',
  move: 'move',
  freeze: STATUS_ACTIONS.freeze.icon,
  unfreeze: STATUS_ACTIONS.unfreeze.icon,
  close: STATUS_ACTIONS.close.icon,
  reopen: STATUS_ACTIONS.reopen.icon,
  delete: 'delete',
};

/** What can be done with an account. What cannot be done now says why. */
@Component({
  selector: 'accounts-account-toolbar',
  imports: [Icon, MatButtonModule],
  template: `
    <div role="group" aria-label="Actions">
      @for (action of actions(); track action.name) {
        <button
          matButton="outlined"
          type="button"
          disabledInteractive
          [disabled]="action.obstacle !== undefined"
          [attr.aria-describedby]="action.obstacle === undefined ? null : 'why-not-' + action.name"
          [attr.data-action]="action.name"
          (click)="choose(action)"
        >
          <accounts-icon [name]="icons[action.name]" /> {{ action.text }}
        </button>
      }
    </div>
    @if (permissions.limits(); as sentence) {
      <p>{{ sentence }}</p>
    }
    @if (impossible().length > 0) {
      <ul aria-label="Not possible now">
        @for (action of impossible(); track action.name) {
          <li [id]="'why-not-' + action.name">{{ action.text }}: {{ action.obstacle }}</li>
        }
      </ul>
    }
  `,
  styleUrl: './account-toolbar.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountToolbar {
  private readonly store = inject(AccountStore);
  protected readonly permissions = inject(Permissions);
  readonly account = input.required<Account>();
  readonly chosen = output<ActionName>();

  protected readonly icons = ICONS;
  protected readonly actions = computed(() =>
    possibleActions(circumstancesOf(this.account(), this.store), (needed) => this.permissions.may(needed)),
  );
  protected readonly impossible = computed(() =>
    this.actions().filter(({ obstacle }) => obstacle !== undefined),
  );

  protected choose({ name, obstacle }: PossibleAction): void {
    if (obstacle === undefined) {
      this.chosen.emit(name);
    }
  }
}
