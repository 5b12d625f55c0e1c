// All test files in one process, which shares one browser: two tests at a time, then those that stop the database.
import { after, describe } from 'node:test';
import { closeBrowser } from './windows.mjs';

const files = process.argv.slice(2).map((file) => new URL(`../${file}`, import.meta.url));
const ALONE = /asleep/;

describe('in the browser', { concurrency: 1 }, () => {
  after(closeBrowser);
  suite('together', files.filter(({ pathname }) => !ALONE.test(pathname)), 2);
  suite('alone', files.filter(({ pathname }) => ALONE.test(pathname)), 1);
});

function suite(name, members, concurrency) {
  describe(name, { concurrency }, async () => {
    for (const member of members) {
      await import(member);
    }
  });
}
