import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { LocalTime } from '../../shared/local-time';
import { Conflict } from '../change/conflict';
import { differences } from '../change/differences';
import { fieldsOf } from '../change/fields';
import { FieldValue } from '../view/field-value';

/** What another person changed in the meantime, against what the person wants. */
@Component({
  selector: 'accounts-conflict-dialog',
  imports: [FieldValue, LocalTime, MatButtonModule, MatDialogModule],
  templateUrl: './conflict-dialog.html',
  styleUrl: './conflict-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConflictDialog {
  protected readonly conflict = inject<Conflict>(MAT_DIALOG_DATA);
  protected readonly rows = computed(() => {
    const { seen, now, wanted } = this.conflict;
    return differences(fieldsOf(seen.account), fieldsOf(now.account), wanted ?? new Map());
  });
}
