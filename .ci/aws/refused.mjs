// What a stand-in does not accept ends the command, and is written down for the runner: bash ignores failures in $(…).
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** As AWS's command line ends: 252 for a command that it does not understand, 254 for one that the service refuses. */
export class Refused extends Error {
  constructor(message, status = 254) {
    super(message);
    this.status = status;
  }
}

export const misunderstood = (message) => new Refused(message, 252);

/** Where the stand-ins keep their state; only blocks that are marked may use them. */
export function folder() {
  return (
    process.env.ACCOUNTS_STANDIN ??
    (() => {
      throw misunderstood('this block must be marked <!-- needs: AWS -->');
    })()
  );
}

/** Runs a stand-in and returns the exit status. */
export async function guarded(name, run) {
  try {
    if (name !== 'npm') {
      folder();
    }
    await run(process.argv.slice(2));
  } catch (failure) {
    if (!(failure instanceof Refused)) {
      throw failure;
    }
    console.error(`${name}: ${failure.message}`);
    if (process.env.ACCOUNTS_STANDIN) {
      appendFileSync(join(process.env.ACCOUNTS_STANDIN, 'refused'), `${name}: ${failure.message}\n`);
    }
    process.exitCode = failure.status;
  }
}
