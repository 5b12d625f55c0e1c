// Writes the one name of the element's build that never changes: a module that imports the others, all at once.
import { readdir, rm, writeFile } from 'node:fs/promises';
import { withStaticImports } from './static-imports.mjs';

const folder = new URL('../dist/accounts-web/browser/element/', import.meta.url);

const mains = (await readdir(folder)).filter((name) => /^main-[A-Z0-9]{8}\.js$/.test(name));
if (mains.length !== 1) {
  throw new Error(`One main file was expected in ${folder.pathname}, found: ${mains.join(', ')}`);
}
const names = [...(await withStaticImports(folder, mains[0]))].reverse();
await writeFile(
  new URL('accounts-element.js', folder),
  names.map((name) => `import "./${name}";\n`).join(''),
);
await rm(new URL('prerendered-routes.json', folder), { force: true });
