import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';
import { Permissions } from '../core/store/permissions';

/** The keys, and what each one does. */
const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'Go to the search box'],
  ['F2', 'Rename the account in focus'],
  ['Delete', 'Delete the account in focus, after a question'],
  ['?', 'Show these keys'],
  ['↑ ↓', 'Go to the row above or below'],
  ['→', 'Open the row, or go to its first account'],
  ['←', 'Close the row, or go to the one that it is under'],
  ['Home, End', 'Go to the first or last row'],
  ['Page Up, Page Down', 'Go ten rows up or down'],
  ['*', 'Open all rows beside the one in focus'],
  ['Enter', 'Show the account'],
  ['Shift + F10', 'Show what can be done with the row'],
  ['Letters and digits', 'Go to the next name or number that begins with them'],
];

/** Lists the keys of the page. */
@Component({
  selector: 'accounts-keys-dialog',
  imports: [MatButtonModule, MatDialogModule],
  template: `
    <h2 mat-dialog-title>Keyboard shortcuts</h2>
    <mat-dialog-content tabindex="0">
      <p>In a field, these keys type or edit text as usual.</p>
      <table aria-label="Keys">
        <tbody>
          @for (each of keys; track each[0]) {
            <tr>
              <th scope="row">
                <kbd>{{ each[0] }}</kbd>
              </th>
              <td>{{ each[1] }}</td>
            </tr>
          }
        </tbody>
      </table>
      <p>{{ permissions.limits() }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" data-first [mat-dialog-close]="undefined">Close</button>
    </mat-dialog-actions>
  `,
  styles: `
    th,
    td {
      padding: 0.25rem 1rem 0.25rem 0;
      font-weight: normal;
      text-align: start;
      vertical-align: top;
    }

    kbd {
      font-weight: 500;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeysDialog {
  protected readonly permissions = inject(Permissions);
  protected readonly keys = KEYS;
}
