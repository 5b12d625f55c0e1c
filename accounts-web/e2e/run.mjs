// Runs the tests in a real browser, in front of the real service: all of them with the first adapter,
// then those that another adapter can make a difference to.
//
//   node run.mjs [--required] [WORD …]     all test files, or those whose names have one of the words
//
// Where there is no Chromium they are left out; --required fails then. ACCOUNTS_JAVA is the java to start the service
// with, ACCOUNTS_ADAPTERS names other adapters.
import { readFile, readdir } from 'node:fs/promises';
import { install } from './lib/install.mjs';
import { findChromium } from './lib/find-chromium.mjs';
import { run } from './lib/processes.mjs';
import { startService } from './lib/service.mjs';

const required = process.argv.includes('--required');
const words = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const adapters = (process.env.ACCOUNTS_ADAPTERS ?? 'jdbc,dataapi').split(',');

if (!(await findChromium())) {
  console.log('The browser tests are left out: there is no Chromium; install it, or set CHROMIUM.');
  process.exit(required ? 1 : 0);
}
await install();
const files = (await readdir(new URL('test/', import.meta.url)))
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  .map((file) => `test/${file}`);
const ofEveryAdapter = [];
for (const file of files) {
  const text = await readFile(new URL(file, import.meta.url), 'utf8');
  text.includes('everyAdapter: true') && ofEveryAdapter.push(file);
}
const OPTIONS = ['--test-concurrency=2', '--test-reporter=spec'];
const started = Date.now();
const failed = [];
for (const [place, adapter] of adapters.entries()) {
  (await pass(adapter, place > 0)) === 0 || failed.push(adapter);
}
console.log(`== browser tests: ${Math.round((Date.now() - started) / 1000)} s`);
if (failed.length > 0) {
  console.error(`Browser tests failed with: ${failed.join(', ')}`);
  process.exitCode = 1;
}

/** All tests in front of this adapter, or, in front of another one, those that it can make a difference to. */
async function pass(adapter, other) {
  const service = await startService('--adapter', adapter);
  console.log(`== browser tests, adapter ${adapter}`);
  try {
    return await run(process.execPath, ['--test', ...OPTIONS, ...(other ? ofEveryAdapter : files)], {
      ACCOUNTS_URL: service.url,
      ACCOUNTS_ADAPTER: adapter,
      ...(other && { ACCOUNTS_OTHER_ADAPTER: 'yes' }),
    });
  } finally {
    await service.stop();
  }
}
