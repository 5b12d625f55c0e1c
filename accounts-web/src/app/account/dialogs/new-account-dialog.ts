import { ChangeDetectionStrategy, Component, ElementRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { AbstractControl, FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatRadioModule } from '@angular/material/radio';
import { AccountsApi } from '../../core/api/accounts-api';
import { DoubtError, isDoubtful } from '../../core/api/failure';
import { fieldMessages } from '../../core/api/field-messages';
import { AccountType, NewAccount, Versioned } from '../../core/api/model';
import { ProblemNote } from '../../shared/problem-note';
import { Submission } from '../change/submission';
import { CurrencyField } from '../edit/currency-field';
import { DetailsFields } from '../edit/details-fields';
import { detailsForm } from '../edit/details-form';
import { focusFirstWrong, markFields } from '../edit/mark-fields';
import { ParentChoice, parentControl } from '../edit/parent-control';
import { ParentField } from '../edit/parent-field';
import { currencyRule } from '../edit/text-rules';
import { NewPlace } from '../new-place';

/** Opens an account, under another one or at the top. Closes with the new account. */
@Component({
  selector: 'accounts-new-account-dialog',
  imports: [
    CurrencyField,
    DetailsFields,
    MatButtonModule,
    MatDialogModule,
    MatRadioModule,
    ParentField,
    ProblemNote,
    ReactiveFormsModule,
  ],
  templateUrl: './new-account-dialog.html',
  styleUrl: './new-account-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewAccountDialog {
  private readonly api = inject(AccountsApi);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly ref = inject<MatDialogRef<NewAccountDialog, Versioned>>(MatDialogRef);
  private readonly place = inject<NewPlace>(MAT_DIALOG_DATA);

  /** One for all attempts of this form, so that it opens one account however often it is sent. */
  private readonly key = crypto.randomUUID();
  protected readonly submission = new Submission();
  protected readonly details = detailsForm();
  protected readonly parent = parentControl(this.place.parent);
  protected readonly kind = new FormGroup({
    type: new FormControl<AccountType>(this.place.type ?? this.place.parent?.type ?? 'DOMESTIC', {
      nonNullable: true,
    }),
    currency: new FormControl(this.place.parent?.currency ?? '', {
      nonNullable: true,
      validators: currencyRule,
    }),
  });
  protected readonly form = new FormGroup({ details: this.details, parent: this.parent, kind: this.kind });

  constructor() {
    this.parent.valueChanges.pipe(takeUntilDestroyed()).subscribe((parent) => this.follow(parent));
  }

  /** Type and currency are the parent's, until the person chooses others. */
  private follow(parent: ParentChoice): void {
    const { type, currency } = this.kind.controls;
    if (typeof parent !== 'string') {
      type.dirty || type.setValue(parent.type);
      currency.dirty || currency.setValue(parent.currency);
    }
  }

  isDirty(): boolean {
    return this.form.dirty;
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      return focusFirstWrong(this.host);
    }
    await this.submission.run(() => this.send());
    markFields(this.form, fieldMessages(this.submission.failure()), (pointer) =>
      this.control(pointer.slice(1)),
    );
    focusFirstWrong(this.host);
  }

  private control(name: string): AbstractControl | null {
    return name === 'parentId' ? this.parent : (this.details.get(name) ?? this.kind.get(name));
  }

  private async send(): Promise<void> {
    try {
      this.ref.close(await this.api.create(this.body(), this.key));
    } catch (failure) {
      throw isDoubtful(failure) ? new DoubtError(failure, false) : failure;
    }
  }

  private body(): NewAccount {
    const { name, accountNumber, externalReference } = this.details.getRawValue();
    const { type, currency } = this.kind.getRawValue();
    const parent = this.parent.value;
    return {
      name: name.trim(),
      type,
      currency: currency.trim().toUpperCase(),
      ...(accountNumber.trim() && { accountNumber: accountNumber.trim() }),
      ...(externalReference.trim() && { externalReference: externalReference.trim() }),
      ...(typeof parent !== 'string' && { parentId: parent.id }),
    };
  }
}
