import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { run } from '../aws/aws.mjs';

const AWS = fileURLToPath(new URL('../aws/bin/aws', import.meta.url));
const MAIN = `Parameters:
  ProjectName:
    Default: accounts
  Environment:
    Default: dev
    AllowedPattern: ^[a-z]+$
  Generation:
    Type: Number
    Default: 1
    MaxValue: 999
  WebPage:
    Default: 'off'
    AllowedValues: ['on', 'off']
  DeletionProtection:
    Default: 'true'
Conditions:
  HasWebPage: !Equals [!Ref WebPage, 'on']
Resources:
  Data:
    Properties:
      TemplateURL: data.yaml
Outputs:
  UserPoolId:
    Value: x
  WebUrl:
    Condition: HasWebPage
    Value: y
`;
const PACKAGE = 'aws cloudformation package --template-file main.yaml --s3-bucket code --output-template-file packaged.yaml';
const DEPLOY = 'aws cloudformation deploy --template-file packaged.yaml --stack-name one --capabilities CAPABILITY_IAM';
const DEPLOYED = ['aws s3 mb s3://code', PACKAGE, DEPLOY];
const output = (name) =>
  `aws cloudformation describe-stacks --stack-name one --output text --query "Stacks[0].Outputs[?OutputKey=='${name}'].OutputValue"`;

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aws-test-'));
  writeFileSync(join(folder, 'main.yaml'), MAIN);
  writeFileSync(join(folder, 'data.yaml'), 'Resources:\n  F:\n    Code: function.zip\n');
  writeFileSync(join(folder, 'function.zip'), 'code');
  process.chdir(folder);
  Object.assign(process.env, { ACCOUNTS_STANDIN: folder, ACCOUNTS_API: 'http://127.0.0.1:1', AWS_REGION: 'eu-central-1' });
});
afterEach(() => {
  process.chdir(tmpdir());
  rmSync(folder, { recursive: true });
});

/** Calls the stand-in with one command line after the other and returns what the last one prints. */
async function passes(...commands) {
  let printed;
  for (const command of commands) {
    const words = command.match(/"[^"]*"|'[^']*'|\S+/g).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
    assert.equal(words.shift(), 'aws');
    printed = await run(words);
  }
  return printed;
}

const refuses = (message, status, ...commands) => assert.rejects(passes(...commands), { message, status });

test('a command line that AWS would not understand ends with 252', async () => {
  await refuses(/no service stz/, 252, 'aws stz get-caller-identity');
  await refuses(/no operation sts get-me/, 252, 'aws sts get-me');
  await refuses(/no option --stack-nam/, 252, 'aws cloudformation delete-stack --stack-nam one');
  await refuses(/--stack-name is missing/, 252, 'aws cloudformation delete-stack');
  await refuses(/--stack-name needs a value/, 252, 'aws cloudformation delete-stack --stack-name ""');
  await refuses(/values without an option/, 252, 'aws cloudformation delete-stack --stack-name one two');
  await refuses(/no template nowhere\.yaml/, 252, 'aws s3 mb s3://code', PACKAGE.replace('main', 'nowhere'));
});

test('without a region there is no call', async () => {
  delete process.env.AWS_REGION;
  await refuses(/You must specify a region/, 253, 'aws sts get-caller-identity');
});

test('a template is packaged with every file that it names, into a bucket that is there', async () => {
  await refuses(/no bucket code/, 254, PACKAGE);
  unlinkSync(join(folder, 'function.zip'));
  await refuses(/data\.yaml names function\.zip, which is not there/, 255, 'aws s3 mb s3://code', PACKAGE);
});

test('a template is deployed after it was packaged', async () => {
  await refuses(/TemplateURL must be a supported URL/, 254, DEPLOY.replace('packaged', 'main'));
  await passes(...DEPLOYED);
});

test('a stack takes the parameters of its template only, and values that they allow', async () => {
  await passes(...DEPLOYED);
  await refuses(/\[WebPag\] do not exist/, 254, `${DEPLOY} --parameter-overrides WebPag=on`);
  await refuses(/WebPage does not take the value "yes"/, 254, `${DEPLOY} --parameter-overrides WebPage=yes`);
  await refuses(/Environment does not take/, 254, `${DEPLOY} --parameter-overrides Environment=Dev`);
  await refuses(/Generation does not take/, 254, `${DEPLOY} --parameter-overrides Generation=1000`);
  await refuses(/CAPABILITY_IAM/, 254, DEPLOY.replace(' --capabilities CAPABILITY_IAM', ''));
});

test('a stack has the outputs of its template, as its parameters of now have them', async () => {
  await passes(...DEPLOYED);
  assert.match(await passes(output('UserPoolId')), /^eu-central-1_\w+\n$/);
  await refuses(/the query finds nothing/, 254, output('UserPool'));
  await refuses(/the query finds nothing/, 254, output('WebUrl'));
  assert.match(await passes(`${DEPLOY} --parameter-overrides WebPage=on`, DEPLOY, output('WebUrl')), /^https:/);
});

test('a stack that is protected cannot be deleted, and one that is not leaves a snapshot', async () => {
  await passes(...DEPLOYED);
  const gone = ['aws cloudformation delete-stack --stack-name one', 'aws cloudformation wait stack-delete-complete --stack-name one'];
  await refuses(/the stack is DELETE_FAILED/, 255, ...gone);
  rmSync(join(folder, 'state.json'));
  await passes(...DEPLOYED, `${DEPLOY} --parameter-overrides DeletionProtection=false`, ...gone);
  assert.match(await passes("aws rds describe-db-cluster-snapshots --query 'DBClusterSnapshots[].DBClusterSnapshotIdentifier'"), /accounts-dev-/);
});

test('a user signs in with the password of a pool that allows it', async () => {
  const user = '--user-pool-id eu-central-1_Ab12Cd34E --username ada';
  const create = `aws cognito-idp admin-create-user ${user} --user-attributes`;
  await refuses(/no attribute custom:tenantId/, 254, `${create} Name=custom:tenantId,Value=acme`);
  await refuses(/the keys are Name, Value/, 252, `${create} Nam=email,Value=x`);
  await refuses(/did not conform/, 254, `${create} Name=email,Value=x`, `aws cognito-idp admin-set-user-password ${user} --password short`);
});

test('a bucket with objects or versions is not removed', async () => {
  await refuses(/is not empty/, 1, 'aws s3 mb s3://code', 'aws s3 cp main.yaml s3://code', 'aws s3 rb s3://code');
  await passes('aws s3 rb --force s3://code');
  await refuses(/no file of \. is chosen/, 1, 'aws s3 mb s3://code', "aws s3 cp --recursive . s3://code --exclude '*'");
});

test('a query reads the members that there are', async () => {
  const versions = 'aws rds describe-db-engine-versions --engine aurora-postgresql --output text --query';
  assert.equal(await passes(`${versions} 'DBEngineVersions[].EngineVersion'`), '16.10\t17.9\t18.3\n');
  assert.equal(await passes(`${versions} "DBEngineVersions[?ends_with(EngineVersion, '.9')].[EngineVersion, Engine]"`), '17.9\taurora-postgresql\n');
  assert.equal(await passes(`${versions} '[DBEngineVersions[0], DBEngineVersions[2]][].{A: EngineVersion}'`), '16.10\n18.3\n');
  assert.equal((await passes(`${versions} '[DBEngineVersions, DBEngineVersions][][].Engine'`)).split('\t').length, 6);
  assert.equal(await passes(`${versions} 'DBEngineVersions[1].EngineVersion'`), '17.9\n');
  await refuses(/no DBEngineVersion where/, 252, `${versions} 'DBEngineVersion[].EngineVersion'`);
  await refuses(/no Engin where/, 252, `${versions} 'DBEngineVersions[].Engin'`);
  await refuses(/bad query/, 252, `${versions} 'DBEngineVersions['`);
});

test('what is refused is written down, as bash ignores it in a substitution', () => {
  const { status, stderr } = spawnSync('bash', ['--norc', '-euc', `echo "$(${AWS} s3 cp - s3://code/x </dev/null)"`], { encoding: 'utf8' });

  assert.equal(status, 0);
  assert.equal(stderr, 'aws: there is no bucket code; there are: amplify-shop-dev-a1b2c-deployment\n');
  assert.equal(readFileSync(join(folder, 'refused'), 'utf8'), stderr);
});

test('what comes over a pipe is uploaded, unless it is nothing', () => {
  const upload = (text) =>
    spawnSync('bash', ['--norc', '-euc', `printf '${text}' | ${AWS} s3 cp - s3://amplify-shop-dev-a1b2c-deployment/x`]).status;

  assert.equal(upload(''), 255);
  assert.equal(upload('{}'), 0);
});
