import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  OnInit,
  afterNextRender,
  inject,
  input,
  output,
} from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { AccountsApi } from '../../core/api/accounts-api';
import { fieldMessages } from '../../core/api/field-messages';
import { Versioned } from '../../core/api/model';
import { ProblemNote } from '../../shared/problem-note';
import { AccountChanges, Outcome } from '../change/account-changes';
import { Wanted } from '../change/fields';
import { patchOf } from '../change/patch';
import { Submission } from '../change/submission';
import { Dialogs } from '../dialogs/dialogs';
import { Unsaved } from '../dialogs/unsaved';
import { AccountForm } from './account-form';
import { DetailsFields } from './details-fields';
import { focusFirstWrong, markFields } from './mark-fields';
import { MetadataFields } from './metadata-fields';

/** The fields of an account, to change. What is typed is sent in one request. */
@Component({
  selector: 'accounts-account-edit',
  imports: [DetailsFields, MatButtonModule, MetadataFields, ProblemNote, ReactiveFormsModule],
  templateUrl: './account-edit.html',
  styleUrl: './account-edit.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountEdit implements OnInit {
  private readonly api = inject(AccountsApi);
  private readonly changes = inject(AccountChanges);
  private readonly dialogs = inject(Dialogs);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** The account as the person saw it when editing began. */
  readonly seen = input.required<Versioned>();
  /** Editing is over: saved, given up, or nothing was changed. */
  readonly ended = output<Outcome | 'unchanged'>();

  protected readonly submission = new Submission();
  protected form!: AccountForm;

  constructor() {
    const forget = inject(Unsaved).watch(() => this.isDirty());
    inject(DestroyRef).onDestroy(forget);
    afterNextRender(() => this.host.querySelector<HTMLElement>('[data-first]')?.focus());
  }

  ngOnInit(): void {
    this.form = new AccountForm(this.seen().account);
  }

  private isDirty(): boolean {
    return this.form.dirty && this.form.wanted().size > 0;
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      return focusFirstWrong(this.host);
    }
    const wanted = this.form.wanted();
    if (wanted.size === 0) {
      return this.ended.emit('unchanged');
    }
    await this.submission.run(() => this.send(wanted));
    markFields(this.form, fieldMessages(this.submission.failure()), (at) => this.form.at(at));
    focusFirstWrong(this.host);
  }

  private async send(wanted: Wanted): Promise<void> {
    const seen = this.seen();
    const outcome = await this.changes.make({
      seen,
      wanted,
      verb: 'Save',
      send: (etag) => this.api.patch(seen.account.id, etag, patchOf(wanted)),
    });
    if (outcome !== 'undecided') {
      this.form.markAsPristine();
      this.ended.emit(outcome);
    }
  }

  protected async cancel(): Promise<void> {
    if (!this.isDirty() || (await this.dialogs.mayDiscard())) {
      this.ended.emit('unchanged');
    }
  }
}
