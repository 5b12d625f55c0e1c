import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../target/amplify/gen1/install.mjs', import.meta.url));
const IMPORTED = { service: 'Cognito', serviceType: 'imported', providerPlugin: 'awscloudformation', dependsOn: [] };
const MADE = { service: 'Cognito', providerPlugin: 'awscloudformation' };

let project;
const path = (name) => join(project, 'amplify/backend', name);
const json = (name) => JSON.parse(readFileSync(path(name), 'utf8'));
const write = (name, value) => writeFileSync(path(name), JSON.stringify(value));
const install = () => spawnSync(process.execPath, [SCRIPT, project], { encoding: 'utf8' });

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'accounts-amplify-'));
  mkdirSync(path('.'), { recursive: true });
});
afterEach(() => rmSync(project, { recursive: true }));

for (const [kind, auth] of [['an imported', IMPORTED], ['a new', MADE]]) {
  test(`the categories use ${kind} user pool by its name`, () => {
    write('backend-config.json', { auth: { shop1a2b3c: auth }, function: { other: { service: 'Lambda' } } });

    assert.equal(install().status, 0);

    const config = json('backend-config.json');
    assert.deepEqual(config.function, { other: { service: 'Lambda' } });
    assert.deepEqual(config.auth, { shop1a2b3c: auth });
    assert.deepEqual(config.rest.accountsApi.dependsOn[1], {
      category: 'auth',
      resourceName: 'shop1a2b3c',
      attributes: ['UserPoolId', 'AppClientIDWeb'],
    });
    const template = readFileSync(path('rest/accountsApi/template.json'), 'utf8');
    assert.ok('authshop1a2b3cUserPoolId' in JSON.parse(template).Parameters);
    assert.ok(!template.includes('MYPOOL'));
    assert.ok(existsSync(path('rds/accountsCluster/template.json')));
    assert.deepEqual(json('rds/accountsCluster/parameters.json').CodeBucket, { Ref: 'DeploymentBucketName' });
  });
}

test('a second run keeps what was changed in parameters.json and takes the new templates', () => {
  write('backend-config.json', { auth: { pool: MADE } });
  install();
  write('rds/accountsCluster/parameters.json', { MaxCapacity: 8 });
  writeFileSync(path('rds/accountsCluster/template.json'), '{}');

  assert.equal(install().status, 0);

  assert.deepEqual(json('rds/accountsCluster/parameters.json'), { MaxCapacity: 8 });
  assert.ok('Resources' in json('rds/accountsCluster/template.json'));
});

test('it says where the functions are to be uploaded, under the names that the templates have', () => {
  write('backend-config.json', { auth: { pool: MADE } });
  write('amplify-meta.json', { providers: { awscloudformation: { DeploymentBucketName: 'amplify-shop-dev-1-deployment' } } });

  const { stdout } = install();

  const [, code] = /aws s3 cp --recursive (\S+) s3:\/\/amplify-shop-dev-1-deployment\/accounts\n/.exec(stdout);
  const keys = ['rds/accountsCluster', 'rest/accountsApi'].map((it) => json(`${it}/template.json`).Parameters.CodeKey.Default);
  assert.deepEqual(keys.sort(), readdirSync(code).map((name) => `accounts/${name}`).sort());
});

test('a project without a user pool is left alone', () => {
  write('backend-config.json', {});

  const { status, stderr } = install();

  assert.equal(status, 1);
  assert.match(stderr, /amplify import auth/);
  assert.deepEqual(json('backend-config.json'), {});
  assert.ok(!existsSync(path('rds')));
});

test('a directory that is no Amplify project is refused', () => {
  const { status, stderr } = install();

  assert.equal(status, 1);
  assert.match(stderr, /amplify init/);
});
