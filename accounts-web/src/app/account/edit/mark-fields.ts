import { AbstractControl, FormGroup } from '@angular/forms';

/**
 * Shows what the service refused at the fields that it is about; typing there takes it away.
 *
 * @param find the control of a JSON pointer; the one that is named like it when left out
 */
export function markFields(
  form: FormGroup,
  messages: ReadonlyMap<string, string>,
  find: (pointer: string) => AbstractControl | null = (pointer) => form.get(pointer.slice(1)),
): void {
  for (const [pointer, sentence] of messages) {
    const control = find(pointer);
    control?.setErrors({ sentence });
    control?.markAsTouched();
  }
}

/** Puts the focus where the first mistake is. */
export function focusFirstWrong(host: HTMLElement): void {
  host.querySelector<HTMLElement>('input.ng-invalid, textarea.ng-invalid, select.ng-invalid')?.focus();
}
