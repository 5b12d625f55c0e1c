import { nameKey } from '../core/store/chart-order';

/** A name around the part of it that was searched for; all of it stands before when nothing was. */
export interface NameParts {
  readonly before: string;
  readonly found: string;
  readonly after: string;
}

/** Where the words stand in the name, found as the API finds them. */
export function foundPart(name: string, words: string): NameParts {
  const characters = [...name];
  const keys = characters.map(nameKey);
  const wanted = nameKey(words.trim());
  const start = wanted === '' ? -1 : keys.join('').indexOf(wanted);
  if (start < 0) {
    return { before: name, found: '', after: '' };
  }
  const from = charactersIn(keys, start, false);
  const to = charactersIn(keys, start + wanted.length, true);
  return {
    before: characters.slice(0, from).join(''),
    found: characters.slice(from, to).join(''),
    after: characters.slice(to).join(''),
  };
}

/** How many characters make so much of the joined keys; a character that is cut counts when asked. */
function charactersIn(keys: readonly string[], length: number, withCut: boolean): number {
  let joined = 0;
  for (const [place, key] of keys.entries()) {
    if (joined + key.length > length) {
      return withCut && joined < length ? place + 1 : place;
    }
    joined += key.length;
  }
  return keys.length;
}
