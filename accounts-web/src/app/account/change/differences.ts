import { Fields, Wanted, labelOf } from './fields';

/** One field, as it was when the person saw it, as it is now, and as the person wants it. */
export interface Difference {
  readonly pointer: string;
  readonly label: string;
  readonly seen: string | undefined;
  readonly now: string | undefined;
  readonly wanted: string | undefined;
  /** Who changed it. */
  readonly by: 'them' | 'me' | 'both';
}

/** What the other changed against what the person wants; what both changed comes first. */
export function differences(seen: Fields, now: Fields, wanted: Wanted): readonly Difference[] {
  const pointers = [...new Set([...wanted.keys(), ...seen.keys(), ...now.keys()])];
  return pointers
    .map((pointer) => difference(pointer, seen, now, wanted))
    .filter((found) => found !== undefined)
    .sort((a, b) => Number(b.by === 'both') - Number(a.by === 'both'));
}

function difference(
  pointer: string,
  seen: Fields,
  now: Fields,
  wanted: Wanted,
): Difference | undefined {
  const theirs = seen.get(pointer) !== now.get(pointer);
  const mine = wanted.has(pointer);
  if (!theirs && !mine) {
    return undefined;
  }
  return {
    pointer,
    label: labelOf(pointer),
    seen: seen.get(pointer),
    now: now.get(pointer),
    wanted: wanted.get(pointer),
    by: theirs ? (mine ? 'both' : 'them') : 'me',
  };
}

/** Whether the account now is just what the person wanted, and nothing else changed. */
export function isAsWanted(seen: Fields, now: Fields, wanted: Wanted): boolean {
  return differences(seen, now, wanted).every(
    (each) => each.by !== 'them' && each.now === each.wanted,
  );
}

/** What has to change so that one becomes the other. */
export function wantedChange(from: Fields, to: Fields): Wanted {
  const pointers = [...new Set([...from.keys(), ...to.keys()])];
  return new Map(
    pointers
      .filter((pointer) => from.get(pointer) !== to.get(pointer))
      .map((pointer) => [pointer, to.get(pointer)]),
  );
}
