import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Account } from '../../core/api/model';

/** The metadata of an account, by key. */
@Component({
  selector: 'accounts-account-metadata',
  template: `
    @if (entries().length > 0) {
      <table aria-label="Metadata">
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          @for (entry of entries(); track entry[0]) {
            <tr>
              <th scope="row">{{ entry[0] }}</th>
              <td>{{ entry[1] }}</td>
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <p>None yet. Choose “Edit” to add some.</p>
    }
  `,
  styles: `
    table {
      width: 100%;
      border-collapse: collapse;
    }

    th,
    td {
      width: 60%;
      padding: 0.375rem 0.75rem 0.375rem 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      overflow-wrap: anywhere;
      text-align: start;
      vertical-align: top;
      white-space: pre-wrap;
    }

    th {
      width: 40%;
      font-weight: 500;
    }

    thead th,
    p {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountMetadata {
  readonly account = input.required<Account>();
  protected readonly entries = computed(() =>
    Object.entries(this.account().metadata).sort(([a], [b]) => a.localeCompare(b)),
  );
}
