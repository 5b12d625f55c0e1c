import { AbstractControl, ValidationErrors, ValidatorFn } from '@angular/forms';

/** What a field says is wrong with it; each rule of this page gives its sentence so. */
export interface Wrong extends ValidationErrors {
  readonly sentence: string;
}

/** As the service counts: characters, not UTF-16 units, after trimming. */
export function lengthOf(text: string): number {
  return [...text.trim()].length;
}

/** Text of at most so many characters; `needed` text has one at least. */
export function textRule(most: number, needed: boolean): ValidatorFn {
  return ({ value }: AbstractControl<string>): Wrong | null => {
    const length = lengthOf(value);
    if (needed && length === 0) {
      return { sentence: 'Must not be empty.' };
    }
    return length > most
      ? { sentence: `Must have at most ${most} characters, has ${length}.` }
      : null;
  };
}

/** The form of an ISO 4217 code; which codes there are, the service knows. */
export function currencyRule({ value }: AbstractControl<string>): Wrong | null {
  return /^\s*[A-Za-z]{3}\s*$/.test(value) ? null : { sentence: 'Three letters, such as EUR.' };
}
