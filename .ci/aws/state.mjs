// What there is in the AWS account of the stand-ins: a file, so that each command meets what the earlier ones did.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from './refused.mjs';

/** An account before the first command: the pool, app client and snapshot that the documents take for the reader's. */
export const BEGINNING = {
  cli: '2.31.4',
  account: '111122223333',
  caller: 'arn:aws:iam::111122223333:user/you',
  roles: {},
  buckets: { 'amplify-shop-dev-a1b2c-deployment': { versioned: false, objects: [], versions: [] } },
  stacks: {},
  events: {},
  changeSets: {},
  slow: 0,
  gatewayRole: null,
  region: { versions: ['16.10', '17.9', '18.3'], serverless: true, dataApi: true, zones: 'eu-central-1a=euc1-az2 eu-central-1b=euc1-az3 eu-central-1c=euc1-az1' },
  denied: [],
  failures: [],
  clusters: {},
  snapshots: [{ id: 'the-snapshot', cluster: 'accounts-prod-9z8y7x6w-1', status: 'available' }],
  pools: { 'eu-central-1_Ab12Cd34E': { attributes: [], users: {}, clients: ['4a5b6c7d8e9f'], protected: false } },
};

const file = () => join(process.env.ACCOUNTS_STANDIN, 'state.json');

export function load() {
  return existsSync(file()) ? JSON.parse(readFileSync(file(), 'utf8')) : structuredClone(BEGINNING);
}

/** Written only when it was changed, as a command in a pipe must not undo what the other one did. */
export function save(state, before) {
  if (JSON.stringify(state) !== before) {
    writeFileSync(file(), JSON.stringify(state, null, 2));
  }
}

/** The entry of a collection, which must be there. */
export function the(collection, name, kind) {
  return (
    collection[name] ??
    (() => {
      throw new Refused(`there is no ${kind} ${name}; there are: ${Object.keys(collection).join(', ') || 'none'}`);
    })()
  );
}
