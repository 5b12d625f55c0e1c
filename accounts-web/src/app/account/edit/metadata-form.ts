import { AbstractControl, FormArray, FormControl, FormGroup, ValidationErrors } from '@angular/forms';
import { METADATA_LIMITS } from './limits';
import { textRule } from './text-rules';

export type MetadataRow = FormGroup<{ key: FormControl<string>; value: FormControl<string> }>;
export type MetadataForm = FormArray<MetadataRow>;

export function metadataForm(entries: Readonly<Record<string, string>>): MetadataForm {
  const rows = Object.entries(entries).map(([key, value]) => metadataRow(key, value));
  return new FormArray(rows, (form) => wrong(form as MetadataForm));
}

export function metadataRow(key = '', value = ''): MetadataRow {
  return new FormGroup({
    key: new FormControl(key, {
      nonNullable: true,
      validators: textRule(METADATA_LIMITS.key, true),
    }),
    value: new FormControl(value, { nonNullable: true, validators: tooLong }),
  });
}

/** The pairs as they are typed. */
export function metadataOf(form: MetadataForm): Readonly<Record<string, string>> {
  return Object.fromEntries(form.getRawValue().map(({ key, value }) => [key, value]));
}

/** Bytes of the pairs as JSON in UTF-8. */
export function bytesOf(entries: Readonly<Record<string, string>>): number {
  return new TextEncoder().encode(JSON.stringify(entries)).length;
}

/** Values are kept as they are typed, spaces included. */
function tooLong({ value }: AbstractControl<string>): ValidationErrors | null {
  const length = [...value].length;
  const most = METADATA_LIMITS.value;
  return length > most
    ? { sentence: `Must have at most ${most} characters, has ${length}.` }
    : null;
}

function wrong(form: MetadataForm): ValidationErrors | null {
  const keys = form.controls.map(({ controls }) => controls.key.value);
  const twice = keys.find((key, index) => key !== '' && keys.indexOf(key) < index);
  if (twice !== undefined) {
    return { sentence: `The key “${twice}” is used twice.` };
  }
  if (keys.length > METADATA_LIMITS.keys) {
    return { sentence: `There may be at most ${METADATA_LIMITS.keys} keys.` };
  }
  return bytesOf(metadataOf(form)) > METADATA_LIMITS.bytes
    ? { sentence: 'The metadata may have at most 8 KiB in total.' }
    : null;
}
