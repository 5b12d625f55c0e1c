import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { StatusAction, Versioned } from '../core/api/model';
import { AccountStore } from '../core/store/account-store';
import { Messages } from '../shared/messages';
import { Outcome } from './change/account-changes';
import { DeleteDialog } from './dialogs/delete-dialog';
import { Dialogs } from './dialogs/dialogs';
import { NewAccountDialog } from './dialogs/new-account-dialog';
import { RenameDialog } from './dialogs/rename-dialog';
import { StatusChange, StatusDialog } from './dialogs/status-dialog';
import { STATUS_ACTIONS } from './dialogs/status-words';
import { MoveDialog } from './move/move-dialog';
import { NewPlace } from './new-place';

/** What can be done with accounts, from any view. Each returns whether it was done. */
@Injectable({ providedIn: 'root' })
export class AccountActions {
  private readonly dialogs = inject(Dialogs);
  private readonly store = inject(AccountStore);
  private readonly messages = inject(Messages);
  private readonly router = inject(Router);

  /** Opens an account under another one, or at the top, and shows it. */
  async create(place: NewPlace): Promise<boolean> {
    const created = await this.dialogs.open<NewAccountDialog, NewPlace, Versioned>(
      NewAccountDialog,
      place,
    );
    if (created) {
      this.store.add(created);
      this.messages.show(`“${created.account.name}” was created.`);
      await this.show(created.account.id);
    }
    return created !== undefined;
  }

  async rename(id: string): Promise<boolean> {
    const seen = await this.seen(id);
    const outcome = await this.dialogs.open<RenameDialog, Versioned, Outcome>(RenameDialog, seen);
    return this.said(outcome, `“${seen.account.name}” was renamed.`);
  }

  /** Moves an account to a place that the person chooses. */
  async move(id: string): Promise<boolean> {
    const seen = await this.seen(id);
    const outcome = await this.dialogs.open<MoveDialog, Versioned, Outcome>(MoveDialog, seen);
    return this.said(outcome, `“${seen.account.name}” was moved.`);
  }

  async changeStatus(id: string, action: StatusAction): Promise<boolean> {
    const seen = await this.seen(id);
    const outcome = await this.dialogs.open<StatusDialog, StatusChange, Outcome>(StatusDialog, {
      seen,
      action,
    });
    return this.said(outcome, `“${seen.account.name}” ${STATUS_ACTIONS[action].done}.`);
  }

  /** Deletes an account, and shows what it stood under. */
  async delete(id: string): Promise<boolean> {
    const seen = await this.seen(id);
    const outcome = await this.dialogs.open<DeleteDialog, Versioned, Outcome>(DeleteDialog, seen);
    const done = this.said(outcome, `“${seen.account.name}” was deleted.`);
    if (done) {
      await this.show(seen.account.parentId);
    }
    return done;
  }

  /** The account with the entity tag of what is on the screen. */
  private async seen(id: string): Promise<Versioned> {
    const known = this.store.account(id)();
    const isLatest = known && known.account.version >= (this.store.node(id)?.version ?? 0);
    return isLatest ? known : await this.store.load(id);
  }

  private said(outcome: Outcome | undefined, sentence: string): boolean {
    if (outcome === 'done') {
      this.messages.show(sentence);
    }
    return outcome === 'done';
  }

  private async show(id: string | undefined): Promise<void> {
    await this.router.navigate(id === undefined ? ['/'] : ['/app/accounts', id]);
  }
}
