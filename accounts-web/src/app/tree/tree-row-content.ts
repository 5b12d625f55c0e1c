import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Icon } from '../shared/icon';
import { StatusBadge } from '../shared/status-badge';
import { TYPE_NAMES, rowLabel } from './row-label';
import { TreeRow } from './tree-rows';

/** In characters. A longer number shares its room with the name. */
const LONGEST_WHOLE = 12;

/** What is seen of a row. The keyboard stays on the row itself, so nothing here takes the focus. */
@Component({
  selector: 'accounts-tree-row',
  imports: [Icon, StatusBadge],
  templateUrl: './tree-row-content.html',
  styleUrl: './tree-row-content.scss',
  host: { '[style.padding-inline-start.rem]': 'row().level * 1.25' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TreeRowContent {
  readonly row = input.required<TreeRow>();
  /** Why the row cannot be chosen. */
  readonly obstacle = input<string>();
  readonly hasMenu = input(true);
  readonly toggled = output();
  readonly menu = output<MouseEvent>();

  protected readonly types = TYPE_NAMES;
  protected readonly note = computed(() => rowLabel(this.row()));

  protected isLong(number: string): boolean {
    return number.length > LONGEST_WHOLE;
  }
}
