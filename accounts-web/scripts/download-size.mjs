// Fails when what a browser needs before the first screen is larger than the budget, compressed.
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const BUDGET = 120 * 1024;
const folder = new URL('../dist/accounts-web/browser/', import.meta.url);

const page = await readFile(new URL('index.html', folder), 'utf8');
const linked = [...page.matchAll(/(?:src|href)="\/?([^"/:]+\.(?:js|css))"/g)].map((m) => m[1]);
const names = ['index.html', ...new Set(linked)];

let gzip = 0;
let brotli = 0;
for (const name of names) {
  const bytes = await readFile(new URL(name, folder));
  gzip += gzipSync(bytes, { level: 9 }).length;
  brotli += brotliCompressSync(bytes).length;
}

const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
console.log(
  `Initial download: ${names.length} files, ${kib(gzip)} gzip, ${kib(brotli)} brotli; budget ${kib(BUDGET)} gzip.`,
);
if (names.length < 3 || gzip > BUDGET) {
  console.error('The initial download is above its budget, or its files were not found.');
  process.exit(1);
}
