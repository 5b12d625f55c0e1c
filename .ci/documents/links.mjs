// Relative links lead to files of the repository, and to headings that are there.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { read } from './markdown.mjs';

/** Returns a sentence for each link of a document that leads nowhere. */
export function brokenLinks(root, document, { links }) {
  return links
    .filter(({ text }) => !/^[a-z]+:/.test(text))
    .filter(({ text }) => !leadsSomewhere(root, document, text))
    .map(({ line, text }) => `${document}:${line}: the link ${text} leads nowhere`);
}

function leadsSomewhere(root, document, link) {
  const [path, heading] = link.split('#');
  const file = join(root, path === '' ? document : join(dirname(document), path));
  return existsSync(file) && (heading === undefined || read(readFileSync(file, 'utf8')).headings.includes(heading));
}
