import { AbstractControl, FormGroup } from '@angular/forms';
import { Account } from '../../core/api/model';
import { wantedChange } from '../change/differences';
import { Wanted, fieldsOf, metadataKey } from '../change/fields';
import { DetailsForm, detailsForm } from './details-form';
import { MetadataForm, metadataForm, metadataOf } from './metadata-form';

/** All that can be edited of an account. */
export class AccountForm extends FormGroup<{ details: DetailsForm; metadata: MetadataForm }> {
  constructor(private readonly seen: Account) {
    super({ details: detailsForm(seen), metadata: metadataForm(seen.metadata) });
    if (seen.status !== 'OPEN') {
      this.controls.details.controls.accountNumber.disable();
      this.controls.details.controls.externalReference.disable();
    }
  }

  /** What is typed, against what was there; nothing when both are the same. */
  wanted(): Wanted {
    const { name, accountNumber, externalReference } = this.controls.details.getRawValue();
    const texts = Object.entries({ name, accountNumber, externalReference })
      .map(([field, text]) => [field, text.trim()] as const)
      .filter(([, text]) => text !== '');
    const { type, currency, parentId, status, statusReason } = this.seen;
    const metadata = metadataOf(this.controls.metadata);
    const typed = { type, currency, parentId, status, statusReason, metadata };
    return wantedChange(fieldsOf(this.seen), fieldsOf({ ...typed, ...Object.fromEntries(texts) }));
  }

  /** The control that a JSON pointer of the service means. */
  at(pointer: string): AbstractControl | null {
    const key = metadataKey(pointer);
    if (key !== undefined) {
      const rows = this.controls.metadata.controls;
      return rows.find(({ controls }) => controls.key.value === key)?.controls.value ?? null;
    }
    return pointer === '/metadata'
      ? this.controls.metadata
      : this.controls.details.get(pointer.slice(1));
  }
}
