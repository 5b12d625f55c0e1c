// Runs a stand-in: node cli.mjs NAME WORDS…
//
// ACCOUNTS_STANDIN is the folder of its state. What is refused is written down there, too, because bash ignores a failure
// in "$(…)". ACCOUNTS_API is the address of an API for what the stand-ins deploy; blocks without a mark do not have it.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { Absent, misunderstood, Refused } from './refused.mjs';

const [name, ...words] = process.argv.slice(2);
const { run } = await import(`./${name}.mjs`);
try {
  if (name !== 'npm' && !process.env.ACCOUNTS_API) {
    throw misunderstood('its block must be marked: <!-- needs: AWS -->');
  }
  process.stdout.write((await run(words)) ?? '');
} catch (failure) {
  if (!(failure instanceof Refused)) {
    throw failure;
  }
  console.error(`${name}: ${failure.message}`);
  if (!(failure instanceof Absent)) {
    appendFileSync(join(process.env.ACCOUNTS_STANDIN, 'refused'), `${name}: ${failure.message}\n`);
  }
  process.exitCode = failure.status;
}
