// Puts the accounts into an Amplify Gen 1 project: node install.mjs PROJECT
// Run it again after each new build; what you changed in parameters.json stays.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const POOL = 'MYPOOL';

const read = (path) => readFileSync(path, 'utf8');

function stop(message) {
  console.error(message);
  process.exit(1);
}

const project = process.argv[2] ?? stop('Say where the Amplify project is: node install.mjs PROJECT');
const backend = join(project, 'amplify/backend');
const configFile = join(backend, 'backend-config.json');
if (!existsSync(configFile)) {
  stop(`There is no ${configFile}: run amplify init there first.`);
}

const config = JSON.parse(read(configFile));
const pools = Object.entries(config.auth ?? {}).filter(([, { service }]) => service === 'Cognito');
if (pools.length !== 1) {
  stop('The project needs one user pool: run amplify import auth (or amplify add auth) first.');
}
const [[pool]] = pools;
const named = (text) => text.replaceAll(POOL, pool);

const ours = JSON.parse(named(read(join(HERE, 'backend-config.json'))));
for (const [category, resources] of Object.entries(ours)) {
  for (const resource of Object.keys(resources)) {
    const from = join(HERE, category, resource);
    const to = join(backend, category, resource);
    mkdirSync(to, { recursive: true });
    writeFileSync(join(to, 'template.json'), named(read(join(from, 'template.json'))));
    if (!existsSync(join(to, 'parameters.json'))) {
      cpSync(join(from, 'parameters.json'), join(to, 'parameters.json'));
    }
  }
  config[category] = { ...config[category], ...resources };
}
writeFileSync(configFile, `${JSON.stringify(config, null, 2)}\n`);

const metaFile = join(backend, 'amplify-meta.json');
const bucket = existsSync(metaFile) && JSON.parse(read(metaFile)).providers?.awscloudformation?.DeploymentBucketName;
console.log(`The accounts are in ${backend} and use the user pool ${pool}.
Upload the functions once for each environment and build, then push:

  aws s3 cp --recursive ${join(HERE, 'code')} s3://${bucket || 'DEPLOYMENT_BUCKET'}/accounts
  amplify env checkout ENV
  amplify push`);
if (!bucket) {
  console.log('\nDEPLOYMENT_BUCKET is DeploymentBucketName in amplify/team-provider-info.json.');
}
