// All test files in one process, which shares one browser: three tests at a time, then those that stop the database of a
// service, each its own.
import { after, describe } from 'node:test';
import { closeBrowser } from './windows.mjs';

const files = process.argv.slice(2).map((file) => new URL(`../${file}`, import.meta.url));
const ASLEEP = /asleep/;

describe('in the browser', { concurrency: 1 }, () => {
  after(closeBrowser);
  suite('together', files.filter(({ pathname }) => !ASLEEP.test(pathname)), 3);
  suite('asleep', files.filter(({ pathname }) => ASLEEP.test(pathname)), 3);
});

function suite(name, members, concurrency) {
  describe(name, { concurrency }, async () => {
    for (const member of members) {
      await import(member);
    }
  });
}
