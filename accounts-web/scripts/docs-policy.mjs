// Writes the policy into the built documentation of the API, without what only a header may say.
import { readFile, rm, writeFile } from 'node:fs/promises';

const page = new URL('../dist/accounts-web/docs/index.html', import.meta.url);
const policy = (await readFile(new URL('../docs-csp.txt', import.meta.url), 'utf8'))
  .split('\n')
  .filter((line) => line && !line.startsWith('#') && !line.startsWith('frame-ancestors'))
  .join('; ');
const text = await readFile(page, 'utf8');
const changed = text.replace(/<meta charset="utf-8"[^>]*>/, `$&\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`);
if (changed === text) {
  throw new Error(`${page.pathname} has no <meta charset="utf-8">`);
}
await writeFile(page, changed);
await rm(new URL('prerendered-routes.json', page), { force: true });
