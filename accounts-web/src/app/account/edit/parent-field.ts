import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatInputModule } from '@angular/material/input';
import { describe } from '../../core/api/sentences';
import { Target, TargetSearch } from '../move/target-search';
import { changesOf } from './changes-of';
import { ParentChoice, ParentControl, parentText } from './parent-control';

/** A field for the account above: it is found by its name, number or reference; empty for the top level. */
@Component({
  selector: 'accounts-parent-field',
  imports: [MatAutocompleteModule, MatInputModule, ReactiveFormsModule],
  providers: [TargetSearch],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>Parent</mat-label>
      <input
        matInput
        autocomplete="off"
        [formControl]="anyControl()"
        [matAutocomplete]="found"
        (focus)="touched()"
      />
      <mat-hint>{{ hint() }}</mat-hint>
      <mat-error>{{ wrong() }}</mat-error>
    </mat-form-field>
    <mat-autocomplete #found [displayWith]="shown" hideSingleSelectionIndicator>
      @for (target of search.targets(); track target.id) {
        <mat-option [value]="target">
          {{ target.name }} {{ target.accountNumber }}
          <small>{{ target.path.join(' › ') }}</small>
        </mat-option>
      }
    </mat-autocomplete>
  `,
  styles: `
    :host,
    mat-form-field {
      display: block;
    }

    small {
      display: block;
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ParentField {
  protected readonly search = inject(TargetSearch);
  readonly control = input.required<ParentControl>();

  private readonly changes = changesOf(this.control);
  private readonly value = computed(() => {
    this.changes();
    return this.control().value;
  });
  /** The input writes text into it, and a chosen option the account. */
  protected readonly anyControl = computed(() => this.control() as FormControl<unknown>);
  protected readonly shown = (value: ParentChoice | null) => parentText(value ?? '');
  protected readonly hint = computed(() => {
    const value = this.value();
    if (typeof value !== 'string') {
      return 'path' in value ? (value as Target).path.join(' › ') : '';
    }
    const nothing = value.trim() !== '' && !this.search.searching() && this.search.targets().length === 0;
    return nothing ? 'No open account matches.' : 'Empty for the top level. Type a name or number to search.';
  });
  protected readonly wrong = computed(() => {
    this.changes();
    const failure = this.search.failure();
    return failure === undefined ? this.control().errors?.['sentence'] : describe(failure);
  });

  constructor() {
    effect(() => {
      const value = this.value();
      if (typeof value === 'string' && this.search.text() !== undefined) {
        this.search.text.set(value);
      }
    });
  }

  /** Nothing is searched for before a person comes here. */
  protected touched(): void {
    const value = this.value();
    this.search.text.update((text) => text ?? (typeof value === 'string' ? value : ''));
  }
}
