import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { DetailsForm } from './details-form';
import { LIMITS } from './limits';
import { TextField } from './text-field';

/** Name, number and reference, for a new account as for one that is edited. */
@Component({
  selector: 'accounts-details-fields',
  imports: [TextField],
  template: `
    <accounts-text-field
      label="Name"
      [control]="form().controls.name"
      [most]="limits.name"
      [needed]="true"
      [first]="true"
    />
    <accounts-text-field
      label="Account number"
      [hint]="note() || 'Must be unique.'"
      [control]="form().controls.accountNumber"
      [most]="limits.accountNumber"
    />
    <accounts-text-field
      label="External reference"
      [hint]="note() || 'ID in another system. Must be unique.'"
      [control]="form().controls.externalReference"
      [most]="limits.externalReference"
    />
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
      padding-top: 0.25rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DetailsFields {
  readonly form = input.required<DetailsForm>();
  /** Why number and reference cannot be changed, when they cannot. */
  readonly note = input('');
  protected readonly limits = LIMITS;
}
