import { ChangeDetectionStrategy, Component, effect, inject, signal } from '@angular/core';
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
import { AccountChanges, Outcome } from '../change/account-changes';
import { patchOf } from '../change/patch';
import { Submission } from '../change/submission';
import { TargetSearch } from './target-search';

export interface Move {
  readonly seen: Versioned;
  /** The place that was chosen already; null is the top, undefined none. */
  readonly target: string | null | undefined;
}

const PAUSE_MS = 250;

/** Chooses the account under which another one is to stand, and moves it there. */
@Component({
  selector: 'accounts-move-dialog',
  imports: [
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
  protected readonly move = inject<Move>(MAT_DIALOG_DATA);
  protected readonly search = inject(TargetSearch);

  protected readonly submission = new Submission();
  protected readonly text = signal('');
  protected readonly chosen = signal(this.move.target);
  protected readonly missing = signal(false);
  protected readonly parent = this.move.seen.account.parentId ?? null;
  /** The target that came with the dialog, which the search may not find. */
  protected readonly given =
    typeof this.move.target === 'string' ? this.store.node(this.move.target) : undefined;

  constructor() {
    effect((onCleanup) => {
      const text = this.text();
      const timer = setTimeout(
        () => void this.search.search(text, this.move.seen.account.id),
        text === '' ? 0 : PAUSE_MS,
      );
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected choose(target: string | null): void {
    this.chosen.set(target);
    this.missing.set(false);
  }

  protected async submit(): Promise<void> {
    const target = this.chosen();
    this.missing.set(target === undefined);
    if (target !== undefined) {
      await this.submission.run(() => this.send(target));
    }
  }

  private async send(target: string | null): Promise<void> {
    const { seen } = this.move;
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
