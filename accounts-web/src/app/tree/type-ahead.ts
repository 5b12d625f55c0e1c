import { TreeRow } from './tree-rows';

/** Letters that follow each other within this time are one word. */
const PAUSE_MS = 600;

/** Typing the beginning of a name or number leads to the next row that has it. */
export class TypeAhead {
  private typed = '';
  private last = 0;

  /** The key of the row that fits; undefined when none does. */
  next(letter: string, rows: readonly TreeRow[], from: number): string | undefined {
    this.typed = (this.isTyping ? this.typed : '') + letter.toLowerCase();
    this.last = Date.now();
    const start = this.typed.length === 1 ? from + 1 : from;
    for (let step = 0; step < rows.length; step++) {
      const row = rows[(start + step) % rows.length];
      if (row && beginsWith(row, this.typed)) {
        return row.key;
      }
    }
    return undefined;
  }

  /** Whether the next letter belongs to a word that was begun; a space, too. */
  get isTyping(): boolean {
    return this.typed !== '' && Date.now() - this.last < PAUSE_MS;
  }

  reset(): void {
    this.typed = '';
  }
}

function beginsWith({ account, type }: TreeRow, typed: string): boolean {
  return [account?.name, account?.accountNumber, type].some((text) =>
    text?.slice(0, typed.length).toLowerCase() === typed,
  );
}
