import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatInputModule } from '@angular/material/input';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { MatRadioModule } from '@angular/material/radio';
import { AccountsApi } from '../../core/api/accounts-api';
import { Versioned } from '../../core/api/model';
import { AccountStore } from '../../core/store/account-store';
import { ProblemNote } from '../../shared/problem-note';
import { AccountTree } from '../../tree/account-tree';
import { TreeRow } from '../../tree/tree-rows';
import { AccountChanges, Outcome } from '../change/account-changes';
import { patchOf } from '../change/patch';
import { Submission } from '../change/submission';
import { obstacleTo } from './obstacle-to';
import { TargetSearch } from './target-search';

/** Chooses the account under which another one is to stand, and moves it there. */
@Component({
  selector: 'accounts-move-dialog',
  imports: [
    AccountTree,
    FormsModule,
    MatButtonModule,
    MatDialogModule,
    MatInputModule,
    MatProgressBarModule,
    MatRadioModule,
    ProblemNote,
  ],
  providers: [TargetSearch],
  templateUrl: './move-dialog.html',
  styleUrl: './move-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MoveDialog {
  private readonly api = inject(AccountsApi);
  private readonly store = inject(AccountStore);
  private readonly changes = inject(AccountChanges);
  private readonly ref = inject<MatDialogRef<MoveDialog, Outcome>>(MatDialogRef);
  protected readonly seen = inject<Versioned>(MAT_DIALOG_DATA);
  protected readonly search = inject(TargetSearch);

  protected readonly submission = new Submission();
  /** The account above in the new place; null is the top, undefined none yet. */
  protected readonly chosen = signal<string | null | undefined>(undefined);
  protected readonly missing = signal(false);
  protected readonly parent = this.seen.account.parentId ?? null;
  protected readonly obstacleOf = (row: TreeRow) => obstacleTo(row, this.seen.account, this.store);
  protected readonly newPlace = signal('');

  constructor() {
    this.search.moved = this.seen.account.id;
  }

  protected typed(text: string): void {
    this.search.text.set(text.trim() === '' ? undefined : text);
  }

  protected choose(target: string | null): void {
    this.chosen.set(target);
    this.newPlace.set(target === null ? 'the top level' : `under ${this.nameOf(target)}`);
    this.missing.set(false);
  }

  private nameOf(id: string): string {
    const found = this.search.targets().find((target) => target.id === id);
    return (found ?? this.store.node(id))?.name ?? id;
  }

  protected async submit(): Promise<void> {
    const target = this.chosen();
    this.missing.set(target === undefined);
    if (target !== undefined) {
      await this.submission.run(() => this.send(target));
    }
  }

  private async send(target: string | null): Promise<void> {
    const { seen } = this;
    const wanted = new Map([['/parentId', target ?? undefined]]);
    const outcome = await this.changes.make({
      seen,
      wanted,
      verb: 'Move',
      send: (etag) => this.api.patch(seen.account.id, etag, patchOf(wanted)),
    });
    if (outcome !== 'undecided') {
      this.ref.close(outcome);
    }
  }
}
