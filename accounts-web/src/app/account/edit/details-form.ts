import { FormControl, FormGroup } from '@angular/forms';
import { LIMITS } from './limits';
import { textRule } from './text-rules';

export type DetailsForm = FormGroup<Record<'name' | 'accountNumber' | 'externalReference', FormControl<string>>>;

/** The fields of an account that are plain text, empty or as they are now. */
export function detailsForm(
  now: { name?: string; accountNumber?: string; externalReference?: string } = {},
): DetailsForm {
  return new FormGroup({
    name: text(now.name, LIMITS.name, true),
    accountNumber: text(now.accountNumber, LIMITS.accountNumber, false),
    externalReference: text(now.externalReference, LIMITS.externalReference, false),
  });
}

function text(value = '', most: number, needed: boolean): FormControl<string> {
  return new FormControl(value, { nonNullable: true, validators: textRule(most, needed) });
}
