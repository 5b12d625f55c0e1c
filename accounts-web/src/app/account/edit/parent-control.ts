import { AbstractControl, FormControl } from '@angular/forms';
import { Summary } from '../../core/store/tree-state';
import { Wrong } from './text-rules';

/** The account that was chosen as the parent, or the text that was typed to find one. */
export type ParentChoice = Pick<Summary, 'id' | 'name' | 'accountNumber' | 'type' | 'currency'> | string;
export type ParentControl = FormControl<ParentChoice>;

/** A control whose value is a parent; empty text is the top level. */
export function parentControl(now: ParentChoice = ''): ParentControl {
  return new FormControl<ParentChoice>(now, { nonNullable: true, validators: parentRule });
}

/** What the field shows. */
export function parentText(choice: ParentChoice): string {
  return typeof choice === 'string'
    ? choice
    : [choice.name, choice.accountNumber].filter(Boolean).join(' ');
}

function parentRule({ value }: AbstractControl<ParentChoice>): Wrong | null {
  return typeof value !== 'string' || value.trim() === ''
    ? null
    : { sentence: 'Choose an account from the list, or leave this empty.' };
}
