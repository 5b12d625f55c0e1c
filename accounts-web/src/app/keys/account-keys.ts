import { Injectable, inject } from '@angular/core';
import { AccountActions } from '../account/account-actions';
import { possibleActions } from '../account/possible-actions';
import { circumstancesOf } from '../account/view/account-circumstances';
import { Permissions } from '../core/store/permissions';
import { AccountStore } from '../core/store/account-store';
import { Messages } from '../shared/messages';

const ACTIONS = {
  rename: { name: 'edit', done: 'renamed' },
  delete: { name: 'delete', done: 'deleted' },
} as const;

/** Renames or deletes an account by a key, or says why that is not possible. */
@Injectable({ providedIn: 'root' })
export class AccountKeys {
  private readonly actions = inject(AccountActions);
  private readonly messages = inject(Messages);
  private readonly permissions = inject(Permissions);
  private readonly store = inject(AccountStore);
  private acting = false;

  /** One at a time: a key that is held down must not open a second dialog. */
  async press(id: string, key: keyof typeof ACTIONS): Promise<void> {
    const account = this.store.node(id);
    if (!account || this.acting) {
      return;
    }
    const { name, done } = ACTIONS[key];
    const possible = possibleActions(circumstancesOf(account, this.store), (needed) =>
      this.permissions.may(needed),
    ).find((each) => each.name === name);
    const obstacle = possible ? possible.obstacle : this.permissions.limits();
    if (obstacle !== undefined) {
      return this.messages.show(`“${account.name}” cannot be ${done}. ${obstacle}`);
    }
    this.acting = true;
    await this.actions[key](id).finally(() => (this.acting = false));
  }
}
