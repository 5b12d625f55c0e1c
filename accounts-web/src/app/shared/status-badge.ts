import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { AccountStatus } from '../core/api/model';
import { Icon } from './icon';
import { STATUS } from './status';

/** A status as icon and word. */
@Component({
  selector: 'accounts-status',
  imports: [Icon],
  template: `<accounts-icon [name]="shown().icon" />{{ shown().text }}`,
  host: { '[attr.data-status]': 'status()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.25rem;
      padding: 0.125rem 0.5rem 0.125rem 0.375rem;
      border-radius: 1rem;
      font: var(--mat-sys-label-medium);
      white-space: nowrap;
      background: light-dark(#dff3e4, #153a24);
      color: light-dark(#14532d, #b8ebc8);
    }

    :host([data-status='FROZEN']) {
      background: light-dark(#dcecfb, #12365a);
      color: light-dark(#0b4377, #bddcfb);
    }

    :host([data-status='CLOSED']) {
      background: light-dark(#e6e6ea, #37383d);
      color: light-dark(#3d3f47, #d6d7de);
    }

    accounts-icon {
      width: 0.9rem;
      height: 0.9rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusBadge {
  readonly status = input.required<AccountStatus>();
  protected readonly shown = computed(() => STATUS[this.status()]);
}
