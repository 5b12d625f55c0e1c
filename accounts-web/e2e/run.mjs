// Runs the tests in a real browser, in front of the real service: all of them with the first adapter,
// then those that another adapter can make a difference to.
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
const failed = [];
let next = servicesOf(0);
for (const [place, adapter] of adapters.entries()) {
  const services = await next;
  // the next ones start while these are tested
  next = place + 1 < adapters.length ? servicesOf(place + 1) : undefined;
  next?.catch(() => {});
  (await pass(place, services)) || failed.push(adapter);
}
console.log(`== browser tests: ${Math.round((Date.now() - started) / 1000)} s`);
if (failed.length > 0) {
  console.error(`Browser tests failed with: ${failed.join(', ')}`);
  process.exitCode = 1;
}

/** The service with this adapter and, at first, one whose tokens live for a few seconds. */
function servicesOf(place) {
  const short = ['--adapter', 'memory', '--token-life', '3'];
  const wanted = [['--adapter', adapters[place]], ...(place === 0 ? [short] : [])];
  return Promise.all(wanted.map((options) => startService(...options)));
}

/** All tests in front of the first adapter; in front of another one those that it can make a difference to. */
async function pass(place, [service, short]) {
  const adapter = adapters[place];
  console.log(`== browser tests, adapter ${adapter}`);
  try {
    const code = await run(process.execPath, ['--test-reporter=spec', 'lib/all.mjs', ...files], {
      ACCOUNTS_URL: service.url,
      ACCOUNTS_DATA: service.data,
      ACCOUNTS_ADAPTER: adapter,
      ...(short && { ACCOUNTS_SHORT_URL: short.url }),
      ...(place > 0 && { ACCOUNTS_OTHER_ADAPTER: 'yes' }),
      ...(place === 0 && adapters.length > 1 && { ACCOUNTS_OTHERS_FOLLOW: 'yes' }),
    });
    return code === 0;
  } finally {
    await Promise.all([service.stop(), short?.stop()]);
  }
}
