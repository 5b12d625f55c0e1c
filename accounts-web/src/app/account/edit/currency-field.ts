import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatInputModule } from '@angular/material/input';
import { changesOf } from './changes-of';
import { currenciesFor } from './currencies';

/** A field for a currency, which is found by its code or a part of its name. */
@Component({
  selector: 'accounts-currency-field',
  imports: [MatAutocompleteModule, MatInputModule, ReactiveFormsModule],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>Currency</mat-label>
      <input
        matInput
        autocomplete="off"
        required
        [formControl]="control()"
        [matAutocomplete]="found"
      />
      <mat-hint>Code or part of the name</mat-hint>
      <mat-error>{{ wrong() }}</mat-error>
    </mat-form-field>
    <mat-autocomplete #found hideSingleSelectionIndicator>
      @for (currency of currencies(); track currency.code) {
        <mat-option [value]="currency.code">{{ currency.code }} {{ currency.name }}</mat-option>
      }
    </mat-autocomplete>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CurrencyField {
  readonly control = input.required<FormControl<string>>();

  private readonly changes = changesOf(this.control);
  protected readonly currencies = computed(() => {
    this.changes();
    return currenciesFor(this.control().value);
  });
  protected readonly wrong = computed(() => {
    this.changes();
    return this.control().errors?.['sentence'] as string | undefined;
  });
}
