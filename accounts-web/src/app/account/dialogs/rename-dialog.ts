import { ChangeDetectionStrategy, Component, ElementRef, afterNextRender, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { AccountsApi } from '../../core/api/accounts-api';
import { fieldMessages } from '../../core/api/field-messages';
import { Versioned } from '../../core/api/model';
import { ProblemNote } from '../../shared/problem-note';
import { AccountChanges, Outcome } from '../change/account-changes';
import { patchOf } from '../change/patch';
import { Submission } from '../change/submission';
import { LIMITS } from '../edit/limits';
import { focusFirstWrong, markFields } from '../edit/mark-fields';
import { TextField } from '../edit/text-field';
import { textRule } from '../edit/text-rules';

/** Asks for another name of an account, and renames it. */
@Component({
  selector: 'accounts-rename-dialog',
  imports: [MatButtonModule, MatDialogModule, ProblemNote, ReactiveFormsModule, TextField],
  template: `
    <h2 mat-dialog-title>Rename “{{ seen.account.name }}”</h2>
    <form [formGroup]="form" (ngSubmit)="submit()">
      <mat-dialog-content>
        <accounts-problem [failure]="submission.failure()" />
        <accounts-text-field
          label="Name"
          [control]="form.controls.name"
          [most]="most"
          [needed]="true"
          [first]="true"
        />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" [mat-dialog-close]="undefined">Cancel</button>
        <button matButton="filled" type="submit" [disabled]="submission.running()" disabledInteractive>
          Rename
        </button>
      </mat-dialog-actions>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RenameDialog {
  private readonly api = inject(AccountsApi);
  private readonly changes = inject(AccountChanges);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly ref = inject<MatDialogRef<RenameDialog, Outcome>>(MatDialogRef);
  protected readonly seen = inject<Versioned>(MAT_DIALOG_DATA);

  protected readonly most = LIMITS.name;
  protected readonly submission = new Submission();
  protected readonly form = new FormGroup({
    name: new FormControl(this.seen.account.name, {
      nonNullable: true,
      validators: textRule(this.most, true),
    }),
  });

  constructor() {
    afterNextRender(() => this.host.querySelector<HTMLInputElement>('[data-first]')?.select());
  }

  isDirty(): boolean {
    return this.form.dirty;
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      return focusFirstWrong(this.host);
    }
    const name = this.form.getRawValue().name.trim();
    if (name === this.seen.account.name) {
      return this.ref.close();
    }
    await this.submission.run(() => this.send(name));
    markFields(this.form, fieldMessages(this.submission.failure()));
    focusFirstWrong(this.host);
  }

  private async send(name: string): Promise<void> {
    const wanted = new Map([['/name', name]]);
    const outcome = await this.changes.make({
      seen: this.seen,
      wanted,
      verb: 'Rename',
      send: (etag) => this.api.patch(this.seen.account.id, etag, patchOf(wanted)),
    });
    if (outcome !== 'undecided') {
      this.ref.close(outcome);
    }
  }
}
