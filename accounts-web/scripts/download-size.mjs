// Fails when what a browser needs before the first screen is larger than the budget, compressed.
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { withStaticImports } from './static-imports.mjs';

const BUDGET = 120 * 1024;
const folder = new URL('../dist/accounts-web/browser/', import.meta.url);

const page = await readFile(new URL('index.html', folder), 'utf8');
const linked = [...page.matchAll(/(?:src|href)="\/?([^"/:]+\.(?:js|css))"/g)].map((m) => m[1]);
await check('The page', folder, ['index.html', ...new Set(linked)]);

const element = new URL('element/', folder);
await check('The element', element, [...(await withStaticImports(element, 'accounts-element.js'))]);

async function check(what, base, names) {
  let gzip = 0;
  let brotli = 0;
  for (const name of names) {
    const bytes = await readFile(new URL(name, base));
    gzip += gzipSync(bytes, { level: 9 }).length;
    brotli += brotliCompressSync(bytes).length;
  }
  const size = `${names.length} files, ${kib(gzip)} gzip, ${kib(brotli)} brotli`;
  console.log(`${what} downloads at first ${size}; budget ${kib(BUDGET)} gzip.`);
  if (names.length < 3 || gzip > BUDGET) {
    console.error(`${what} is above its budget, or its files were not found.`);
    process.exitCode = 1;
  }
}

function kib(bytes) {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}
