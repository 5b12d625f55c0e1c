import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { amplifyProject } from '../documents/amplify-project.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIN = fileURLToPath(new URL('../aws/bin', import.meta.url));
const PARAMETERS = { env: {}, CodeBucket: {}, CodeKey: { Default: 'code.zip' }, authshop1a2b3cUserPoolId: {} };
const UPLOAD = 'touch code.zip; AWS_REGION=eu-central-1 aws s3 cp code.zip s3://amplify-shop-dev-a1b2c-deployment';

let folder;
let project;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'amplify-test-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function run(commands) {
  const env = { PATH: `${BIN}${delimiter}${process.env.PATH}`, ACCOUNTS_API: 'http://127.0.0.1:1', ACCOUNTS_STANDIN: folder };
  return spawnSync('bash', ['--norc', '-euc', commands], { cwd: project, env, encoding: 'utf8' });
}

function refuses(expected, commands) {
  const { status, stderr } = run(commands);
  assert.match(stderr, expected);
  assert.notEqual(status, 0);
}

const write = (name, value) => {
  mkdirSync(dirname(join(project, name)), { recursive: true });
  writeFileSync(join(project, name), JSON.stringify(value));
};

/** A custom category as install.mjs makes it. */
function install(attributes = ['UserPoolId']) {
  write('amplify/backend/rest/api/template.json', { Parameters: PARAMETERS, Outputs: { ApiUrl: {} } });
  write('amplify/backend/rest/api/parameters.json', { CodeBucket: { Ref: 'DeploymentBucketName' } });
  write('amplify/backend/backend-config.json', {
    auth: { shop1a2b3c: { service: 'Cognito' } },
    rest: { api: { dependsOn: [{ category: 'auth', resourceName: 'shop1a2b3c', attributes }] } },
  });
}

test('Gen 1 deploys a category that env checkout has seen, with its code in the bucket', () => {
  project = amplifyProject('gen1', ROOT, folder);
  refuses(/No Amplify backend/, 'cd amplify; amplify push');
  refuses(/does not know amplify pull/, 'amplify pull');
  refuses(/no environment prod/, 'amplify env checkout prod');
  refuses(/already been added/, 'amplify add auth; amplify import auth');
  install();
  refuses(/sees no custom category/, `${UPLOAD}; amplify push`);
  rmSync(join(folder, 'state.json'));
  refuses(/code is not in the bucket/, 'amplify env checkout dev; amplify push');
  assert.equal(run(`${UPLOAD}; amplify push; grep ApiUrl amplify/backend/amplify-meta.json`).status, 0);
});

test('Gen 1 refuses parameters and outputs that are not there', () => {
  project = amplifyProject('gen1', ROOT, folder);
  install(['UserPoolArn']);
  refuses(/depends on UserPoolArn/, `${UPLOAD}; amplify env checkout dev; amplify push`);
  install();
  write('amplify/backend/rest/api/parameters.json', { CodeBuckets: 'x' });
  refuses(/unknown parameters: CodeBuckets; missing parameters: CodeBucket/, 'amplify env checkout dev; amplify push');
});

test('Gen 2 needs the files that its backend imports, and the types of Node.js', () => {
  project = amplifyProject('gen2', ROOT, folder);
  refuses(/does not know npx ampx sandboxes/, 'npx ampx sandboxes');
  refuses(/no amplify\/accounts\/resource\.ts/, 'npx ampx sandbox');
  for (const name of ['resource.ts', 'data.json', 'api.json', 'accounts-lambda.zip', 'accounts-operations.zip']) {
    write(`amplify/accounts/${name}`, {});
  }
  refuses(/needs @types\/node/, 'npx ampx sandbox');
  write('package.json', { devDependencies: { '@types/node': '1' } });
  assert.equal(run('npx ampx sandbox && npx ampx sandbox delete').status, 0);
});
