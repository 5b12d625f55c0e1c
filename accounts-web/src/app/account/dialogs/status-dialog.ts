import { ChangeDetectionStrategy, Component, ElementRef, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { AccountsApi } from '../../core/api/accounts-api';
import { fieldMessages } from '../../core/api/field-messages';
import { StatusAction, Versioned } from '../../core/api/model';
import { ProblemNote } from '../../shared/problem-note';
import { AccountChanges, Outcome } from '../change/account-changes';
import { Wanted } from '../change/fields';
import { Submission } from '../change/submission';
import { LIMITS } from '../edit/limits';
import { focusFirstWrong, markFields } from '../edit/mark-fields';
import { TextField } from '../edit/text-field';
import { textRule } from '../edit/text-rules';
import { STATUS_ACTIONS } from './status-words';

export interface StatusChange {
  readonly seen: Versioned;
  readonly action: StatusAction;
}

/** Asks for the reason of a change of status, and makes it. */
@Component({
  selector: 'accounts-status-dialog',
  imports: [MatButtonModule, MatDialogModule, ProblemNote, ReactiveFormsModule, TextField],
  template: `
    <h2 mat-dialog-title>{{ words.verb }} “{{ data.seen.account.name }}”?</h2>
    <form [formGroup]="form" (ngSubmit)="submit()">
      <mat-dialog-content>
        <accounts-problem [failure]="submission.failure()" />
        <p>{{ words.meaning }}</p>
        <accounts-text-field
          label="Reason"
          hint="Kept in the history."
          [control]="form.controls.reason"
          [most]="most"
          [multiline]="true"
          [needed]="true"
          [first]="true"
        />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" [mat-dialog-close]="undefined">Cancel</button>
        <button matButton="filled" type="submit" [disabled]="submission.running()" disabledInteractive>
          {{ words.verb }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusDialog {
  private readonly api = inject(AccountsApi);
  private readonly changes = inject(AccountChanges);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly ref = inject<MatDialogRef<StatusDialog, Outcome>>(MatDialogRef);
  protected readonly data = inject<StatusChange>(MAT_DIALOG_DATA);

  protected readonly most = LIMITS.statusReason;
  protected readonly words = STATUS_ACTIONS[this.data.action];
  protected readonly submission = new Submission();
  protected readonly form = new FormGroup({
    reason: new FormControl('', { nonNullable: true, validators: textRule(this.most, true) }),
  });

  isDirty(): boolean {
    return this.form.dirty;
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      return focusFirstWrong(this.host);
    }
    const reason = this.form.getRawValue().reason.trim();
    await this.submission.run(() => this.send(reason));
    markFields(this.form, fieldMessages(this.submission.failure()));
  }

  private async send(reason: string): Promise<void> {
    const { seen, action } = this.data;
    const wanted: Wanted = new Map([
      ['/status', this.words.to],
      ['/statusReason', reason],
    ]);
    const outcome = await this.changes.make({
      seen,
      wanted,
      verb: this.words.verb,
      send: (etag) => this.api.changeStatus(seen.account.id, etag, action, reason),
    });
    if (outcome !== 'undecided') {
      this.ref.close(outcome);
    }
  }
}
