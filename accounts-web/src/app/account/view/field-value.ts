import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { AccountStatus, AccountType } from '../../core/api/model';
import { STATUS } from '../../shared/status';
import { TYPE_NAMES } from '../../tree/row-label';
import { AccountName } from './account-name';

/** The value of a field, as people say it. */
@Component({
  selector: 'accounts-field-value',
  imports: [AccountName],
  template: `
    @if (value() === undefined) {
      <i>{{ pointer() === '/parentId' ? 'no account (a root)' : 'nothing' }}</i>
    } @else if (value() === '') {
      <i>empty text</i>
    } @else if (pointer() === '/parentId') {
      <accounts-account-name [id]="value()!" [linked]="linked()" />
    } @else {
      <span>{{ text() }}</span>
    }
  `,
  styles: `
    span {
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }

    i {
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FieldValue {
  readonly pointer = input.required<string>();
  readonly value = input.required<string | undefined>();
  readonly linked = input(true);

  protected readonly text = computed(() => {
    const value = this.value() ?? '';
    switch (this.pointer()) {
      case '/status':
        return STATUS[value as AccountStatus]?.text ?? value;
      case '/type':
        return TYPE_NAMES[value as AccountType] ?? value;
      default:
        return value;
    }
  });
}
