// Runs the tests in a real browser, in front of the real service: all of them with the first adapter, and those that
// another adapter can make a difference to with every other one, too.
//
//   node run.mjs [--required] [WORD …]     all test files, or those whose names have one of the words
//
// Where there is no Chromium they are left out; --required fails then. ACCOUNTS_JAVA is the java to start the services
// with, ACCOUNTS_ADAPTERS names other adapters.
import { readdir } from 'node:fs/promises';
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
const started = Date.now();
const [short, ...services] = await startServices([
  ['--adapter', 'memory', '--token-life', '3'],
  ...adapters.map((adapter) => ['--adapter', adapter]),
]);
try {
  console.log(`== browser tests, adapters ${adapters.join(' and ')}`);
  process.exitCode = await run(process.execPath, ['--test-reporter=spec', 'lib/all.mjs', ...files], {
    ACCOUNTS_SERVICES: JSON.stringify(services.map(({ url, data }, place) => ({ adapter: adapters[place], url, data }))),
    ACCOUNTS_SHORT_URL: short.url,
  });
} finally {
  await Promise.all([short, ...services].map(({ stop }) => stop()));
}
console.log(`== browser tests: ${Math.round((Date.now() - started) / 1000)} s`);

/** All of them at once; where one does not start, none is left running. */
async function startServices(each) {
  const starts = await Promise.allSettled(each.map((options) => startService(...options)));
  const failed = starts.find(({ status }) => status === 'rejected');
  if (failed) {
    await Promise.all(starts.map(({ value }) => value?.stop()));
    throw failed.reason;
  }
  return starts.map(({ value }) => value);
}
