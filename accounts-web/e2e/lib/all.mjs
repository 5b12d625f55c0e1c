// All test files in one process, which shares one browser: first those that stop the database of a service, each its own,
// because they wait most and the build has other work then; after them all others, three at a time.
import { after, describe } from 'node:test';
import { closeBrowser } from './windows.mjs';

const files = process.argv.slice(2).map((file) => new URL(`../${file}`, import.meta.url));
const ASLEEP = /asleep/;

describe('in the browser', { concurrency: 1 }, () => {
  after(closeBrowser);
  suite('asleep', files.filter(({ pathname }) => ASLEEP.test(pathname)));
  suite('together', files.filter(({ pathname }) => !ASLEEP.test(pathname)));
});

function suite(name, members) {
  describe(name, { concurrency: 3 }, async () => {
    for (const member of members) {
      await import(member);
    }
  });
}
