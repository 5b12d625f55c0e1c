// Stands in for Amplify's command line (Gen 1): it looks at what it would deploy, in the project of the current directory.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployed } from './categories.mjs';
import { misunderstood, Refused } from './refused.mjs';
import { load } from './state.mjs';

const BACKEND = 'amplify/backend';
const CONFIG = join(BACKEND, 'backend-config.json');
const META = join(BACKEND, 'amplify-meta.json');
const ENVIRONMENTS = 'amplify/team-provider-info.json';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const write = (file, value) => writeFileSync(file, JSON.stringify(value, null, 2));

const COMMANDS = {
  'import auth': () => addPool({ serviceType: 'imported' }),
  'add auth': () => addPool({}),
  'override auth'() {
    if (Object.keys(read(CONFIG).auth ?? {}).length === 0) {
      throw new Refused('there is no auth to override', 1);
    }
  },
  'env checkout'(environment) {
    if (!(environment in read(ENVIRONMENTS))) {
      throw new Refused(`there is no environment ${environment}`, 1);
    }
    write(META, { ...read(META), ...withOutputs(read(CONFIG), read(META)) });
  },
  push() {
    const { providers, ...categories } = read(META);
    const bucket = providers.awscloudformation.DeploymentBucketName;
    write(META, { providers, ...deployed(categories, BACKEND, load().buckets[bucket].objects) });
  },
  delete: () => write(META, {}),
};

export function run(words) {
  if (!existsSync(CONFIG)) {
    throw new Refused('No Amplify backend project files detected within this folder', 1);
  }
  const named = Object.keys(COMMANDS).find((each) => words.join(' ').startsWith(each));
  const values = words.slice(named?.split(' ').length);
  if (!named || values.length !== COMMANDS[named].length) {
    throw misunderstood(`the stand-in does not know amplify ${words.join(' ')}`);
  }
  COMMANDS[named](...values);
}

function addPool(kind) {
  const config = read(CONFIG);
  if (config.auth) {
    throw new Refused('Auth has already been added to this project', 1);
  }
  config.auth = { shop1a2b3c: { service: 'Cognito', providerPlugin: 'awscloudformation', dependsOn: [], ...kind } };
  write(CONFIG, config);
}

/** What is in the configuration, with the outputs of the last push. */
function withOutputs(config, meta) {
  const resources = (category) =>
    Object.entries(config[category]).map(([name, one]) => [name, { ...meta[category]?.[name], ...one }]);
  return Object.fromEntries(Object.keys(config).map((category) => [category, Object.fromEntries(resources(category))]));
}
