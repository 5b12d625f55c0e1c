import { TreeRow } from './tree-rows';

/** Letters that follow each other within this time are one word. */
const PAUSE_MS = 600;

/** Typing the beginning of a name or number leads to the next row that has it. */
export class TypeAhead {
  private typed = '';
  private last = 0;

  /** The key of the row that fits; undefined when none does. */
  next(letter: string, rows: readonly TreeRow[], from: number): string | undefined {
    const now = Date.now();
    this.typed = (now - this.last < PAUSE_MS ? this.typed : '') + letter.toLocaleLowerCase();
    this.last = now;
    const start = this.typed.length === 1 ? from + 1 : from;
    const turned = [...rows.slice(start), ...rows.slice(0, start)];
    return turned.find((row) => beginsWith(row, this.typed))?.key;
  }

  reset(): void {
    this.typed = '';
  }
}

function beginsWith({ account, type }: TreeRow, typed: string): boolean {
  return [account?.name, account?.accountNumber, type].some((text) =>
    text?.toLocaleLowerCase().startsWith(typed),
  );
}
