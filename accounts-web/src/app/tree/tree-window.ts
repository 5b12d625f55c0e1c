import { TreeRow } from './tree-rows';

/** A row with its place from the top. */
export interface PlacedRow {
  readonly row: TreeRow;
  readonly index: number;
}

/** Rows above and below what is seen, so that scrolling shows no gap. */
const MARGIN = 8;

/**
 * The rows that are drawn: those in sight and some around them, and the active row wherever it is,
 * so that it never loses the focus. However many accounts there are, these are few.
 */
export function drawnRows(
  rows: readonly TreeRow[],
  active: number,
  scrollTop: number,
  height: number,
  rowHeight: number,
): readonly PlacedRow[] {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - MARGIN);
  const end = Math.min(rows.length, Math.ceil((scrollTop + height) / rowHeight) + MARGIN);
  const drawn = rows.slice(first, end).map((row, offset) => ({ row, index: first + offset }));
  const activeRow = rows[active];
  if (activeRow && active < first) {
    return [{ row: activeRow, index: active }, ...drawn];
  }
  return activeRow && active >= end ? [...drawn, { row: activeRow, index: active }] : drawn;
}

/** Where to scroll so that a row is in sight; the same place when it is. */
export function scrollTo(index: number, scrollTop: number, height: number, rowHeight: number): number {
  const top = index * rowHeight;
  return Math.max(top + rowHeight - height, Math.min(scrollTop, top));
}
