import { CdkTree } from '@angular/cdk/tree';
import { ChangeDetectionStrategy, Component, ViewEncapsulation, inject } from '@angular/core';
import { MatTree, MatTreeNodeOutlet } from '@angular/material/tree';
import { PlacedRow } from './tree-window';
import { TreeView } from './tree-view';

/**
 * The Material tree over the drawn rows only. With thousands of rows the original takes seconds: it
 * goes through all rows for each row that it adds, and again for each row's place among its siblings.
 * What is open, and who has how many siblings, is asked of the view, which knows all rows.
 */
@Component({
  selector: 'accounts-windowed-tree',
  template: `<ng-container matTreeNodeOutlet />`,
  imports: [MatTreeNodeOutlet],
  host: { class: 'mat-tree' },
  providers: [
    { provide: MatTree, useExisting: WindowedTree },
    { provide: CdkTree, useExisting: WindowedTree },
  ],
  encapsulation: ViewEncapsulation.None,
  // As the tree that it extends: the drawn rows belong to the view that declared them.
  changeDetection: ChangeDetectionStrategy.Default,
})
export class WindowedTree extends MatTree<PlacedRow, string> {
  private readonly view = inject(TreeView);

  override isExpanded({ row }: PlacedRow): boolean {
    return !!this.view.row(row.key)?.expanded;
  }

  override expand({ row }: PlacedRow): void {
    this.view.open(row.key);
  }

  override collapse({ row }: PlacedRow): void {
    this.view.close(row.key);
  }

  override toggle({ row }: PlacedRow): void {
    this.view.toggle(row.key);
  }

  override _getSetSize({ row }: PlacedRow): number {
    return this.view.row(row.key)?.size ?? row.size;
  }

  /** A place that is not known has no attribute, which the type of the original has no word for. */
  override _getPositionInSet({ row }: PlacedRow): number {
    const { position } = this.view.row(row.key) ?? row;
    return position > 0 ? position : (null as unknown as number);
  }
}
