import { readFile } from 'node:fs/promises';

/** The file and all that it imports at once, directly or not; paths below the folder. */
export async function withStaticImports(folder, entry, found = new Set()) {
  if (!found.has(entry)) {
    found.add(entry);
    const text = await readFile(new URL(entry, folder), 'utf8');
    for (const [, name] of text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+)"/g)) {
      await withStaticImports(folder, name, found);
    }
  }
  return found;
}
