import { FormGroup } from '@angular/forms';
import { ProblemError } from '../core/api/failure';

/** The rules that name no pointer, and the field that they are about. */
const FIELDS_OF_CODES: Record<string, string> = {
  'account-number-taken': 'accountNumber',
  'external-reference-taken': 'externalReference',
};

/** Puts what the API says about single fields at these fields, as the error `api`. */
export function showFieldErrors(form: FormGroup, failure: unknown): void {
  if (!(failure instanceof ProblemError)) {
    return;
  }
  const told = failure.problem?.errors ?? [];
  for (const { pointer, detail } of told) {
    form.get(pointer.split('/')[1] ?? '')?.setErrors({ api: detail });
  }
  const field = FIELDS_OF_CODES[failure.code];
  if (field) {
    form.get(field)?.setErrors({ api: failure.message });
  }
}
