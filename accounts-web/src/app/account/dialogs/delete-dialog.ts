import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { AccountsApi } from '../../core/api/accounts-api';
import { Versioned } from '../../core/api/model';
import { ProblemNote } from '../../shared/problem-note';
import { AccountChanges, Outcome } from '../change/account-changes';
import { Submission } from '../change/submission';

/** Asks before an account is deleted, and deletes it. */
@Component({
  selector: 'accounts-delete-dialog',
  imports: [MatButtonModule, MatDialogModule, ProblemNote],
  template: `
    <h2 mat-dialog-title>Delete “{{ seen.account.name }}”?</h2>
    <mat-dialog-content>
      <accounts-problem [failure]="submission.failure()" />
      <p>The account is deleted for all users. Its number can be used for another account.</p>
      <p>This cannot be undone.</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" data-first [mat-dialog-close]="undefined">Cancel</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="submission.running()"
        disabledInteractive
        (click)="submit()"
      >
        Delete
      </button>
    </mat-dialog-actions>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeleteDialog {
  private readonly api = inject(AccountsApi);
  private readonly changes = inject(AccountChanges);
  private readonly ref = inject<MatDialogRef<DeleteDialog, Outcome>>(MatDialogRef);
  protected readonly seen = inject<Versioned>(MAT_DIALOG_DATA);
  protected readonly submission = new Submission();

  protected submit(): Promise<void> {
    return this.submission.run(async () => {
      const outcome = await this.changes.make({
        seen: this.seen,
        wanted: undefined,
        verb: 'Delete',
        send: async (etag) => {
          await this.api.delete(this.seen.account.id, etag);
          return undefined;
        },
      });
      if (outcome !== 'undecided') {
        this.ref.close(outcome);
      }
    });
  }
}
