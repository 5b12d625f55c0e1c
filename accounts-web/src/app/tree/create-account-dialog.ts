import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatRadioModule } from '@angular/material/radio';
import { AccountsApi } from '../core/api/accounts-api';
import { Account, AccountType, NewAccount } from '../core/api/model';
import { describe } from '../core/api/sentences';
import { AccountStore } from '../core/store/account-store';
import { showFieldErrors } from '../shared/field-errors';
import { IdempotencyKey } from './idempotency';
import { NewPlace } from './open-creation';

/** Asks for what a new account needs, and creates it. Closes with the account. */
@Component({
  selector: 'accounts-create-dialog',
  imports: [
    MatButtonModule,
    MatDialogModule,
    MatFormFieldModule,
    MatInputModule,
    MatRadioModule,
    ReactiveFormsModule,
  ],
  templateUrl: './create-account-dialog.html',
  styleUrl: './create-account-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CreateAccountDialog {
  private readonly api = inject(AccountsApi);
  private readonly store = inject(AccountStore);
  private readonly dialog = inject<MatDialogRef<CreateAccountDialog, Account>>(MatDialogRef);
  private readonly key = new IdempotencyKey();
  private readonly place = inject<NewPlace>(MAT_DIALOG_DATA);
  protected readonly parent = this.place.parent;

  protected readonly currencies = Intl.supportedValuesOf('currency');
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', [Validators.required, Validators.pattern(/\S/), Validators.maxLength(200)]],
    type: [this.place.type ?? this.parent?.type ?? ('DOMESTIC' as AccountType)],
    currency: [this.parent?.currency ?? '', [Validators.required, Validators.pattern(/^[A-Za-z]{3}$/)]],
    accountNumber: ['', Validators.maxLength(34)],
    externalReference: ['', Validators.maxLength(180)],
  });

  protected async create(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) {
      return;
    }
    this.busy.set(true);
    this.failure.set('');
    try {
      const body = this.body();
      const created = await this.api.create(body, this.key.for(body));
      this.store.add(created);
      this.dialog.close(created.account);
    } catch (failure) {
      showFieldErrors(this.form, failure);
      this.failure.set(describe(failure));
    } finally {
      this.busy.set(false);
    }
  }

  private body(): NewAccount {
    const { name, type, currency, accountNumber, externalReference } = this.form.getRawValue();
    return {
      name: name.trim(),
      type,
      currency: currency.toUpperCase(),
      ...(this.parent && { parentId: this.parent.id }),
      ...(accountNumber.trim() && { accountNumber: accountNumber.trim() }),
      ...(externalReference.trim() && { externalReference: externalReference.trim() }),
    };
  }
}
