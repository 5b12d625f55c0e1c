// ./deploy against the stand-in of AWS: what it does, and that each end says what to do next.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { install, serve } from '../aws/server.mjs';
import { BEGINNING } from '../aws/state.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TEMPLATES = 'accounts-infra/src/main/resources/cloudformation';
const PAGE = 'accounts-web/dist/accounts-web/browser';
const BUCKET = 'accounts-artifacts-111122223333-eu-central-1';
const BROKEN = { stack: 'Data', resource: 'Cluster', reason: 'The DB cluster quota is exceeded' };

let server;
before(async () => {
  Object.assign(process.env, { AWS_REGION: 'eu-central-1', ACCOUNTS_API: 'https://api.example.com/dev' });
  server = await serve();
});
after(() => server.close());

/** A checkout that was built, beside an AWS account of its own. */
class Place {
  constructor(account = {}) {
    this.folder = mkdtempSync(join(tmpdir(), 'deploy-test-'));
    cpSync(join(ROOT, 'deploy'), join(this.folder, 'deploy'));
    for (const part of ['accounts-infra/deploy', TEMPLATES]) {
      mkdirSync(dirname(join(this.folder, part)), { recursive: true });
      symlinkSync(join(ROOT, part), join(this.folder, part));
    }
    cpSync(join(ROOT, TEMPLATES), join(this.folder, 'accounts-infra/target/deployment'), { recursive: true });
    for (const zip of ['accounts-lambda.zip', 'accounts-operations.zip']) {
      writeFileSync(join(this.folder, 'accounts-infra/target/deployment', zip), 'code');
    }
    mkdirSync(join(this.folder, PAGE), { recursive: true });
    for (const file of ['index.html', 'main-ABCDEFGH.js', 'styles-ABCDEFGH.css']) {
      writeFileSync(join(this.folder, PAGE, file), 'page');
    }
    install(this.folder);
    this.account = { ...structuredClone(BEGINNING), ...account };
  }

  get account() {
    return JSON.parse(readFileSync(join(this.folder, 'state.json'), 'utf8'));
  }

  set account(state) {
    writeFileSync(join(this.folder, 'state.json'), JSON.stringify(state));
  }

  /** Returns {status, output}, with what went to both streams in its order. */
  deploy(...parameters) {
    const bash = spawn('bash', [join(this.folder, 'deploy'), ...parameters], {
      env: {
        PATH: `${this.folder}:${process.env.PATH}`,
        HOME: this.folder,
        AWS_REGION: 'eu-central-1',
        ACCOUNTS_STANDIN: this.folder,
        STANDIN_PORT: server.port,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    [bash.stdout, bash.stderr].forEach((stream) => stream.setEncoding('utf8').on('data', (text) => (output += text)));
    return new Promise((resolve) => bash.on('close', (status) => resolve({ status, output })));
  }

  async passes(...parameters) {
    const { status, output } = await this.deploy(...parameters);
    assert.equal(status, 0, output);
    return output;
  }

  /** What is wrong, and what to do next. */
  async stops(expected, next, ...parameters) {
    const { status, output } = await this.deploy(...parameters);
    assert.equal(status, 1, output);
    assert.match(output, expected);
    assert.match(output.split('\n  -> ').slice(1).join('\n'), next);
  }
}

const slotOf = (place) => place.account.stacks['accounts-dev'].parameters.Slot;

/** A test in a place of its own. */
const inPlace = (name, account, run) =>
  test(name, async () => {
    const place = new Place(account);
    try {
      await run(place);
    } finally {
      rmSync(place.folder, { recursive: true });
    }
  });

describe('./deploy', { concurrency: 3 }, () => {
  inPlace('a new account gets everything, and a second run changes nothing', {}, async (place) => {
    const first = await place.passes('dev', '--user', 'ada@example.com', '--tenant', 'acme');

    assert.match(first, /12:00:\d\d {2}UPDATE_COMPLETE +accounts-dev-Data\/Everything/);
    assert.match(first, /The page: {2}https:\/\/d111example\.cloudfront\.net\n {3}The API: {3}https:\/\/api\.example\.com\/dev/);
    assert.match(first, /curl -i 'https:\/\/api\.example\.com\/dev\/accounts\/tree'/);
    const { stacks, buckets, pools } = place.account;
    const { parameters, deployments, bucket, pool } = stacks['accounts-dev'];
    assert.equal(deployments, 2);
    assert.deepEqual(
      ['AllowedOrigin', 'CallbackUrls', 'DeletionProtection', 'Slot', 'AvailabilityZones'].map((name) => parameters[name]),
      ['https://d111example.cloudfront.net', 'https://d111example.cloudfront.net/app/signed-in', 'true', 'green', 'eu-central-1a,eu-central-1b'],
    );
    assert.ok(buckets[BUCKET].blocked);
    assert.deepEqual(buckets[bucket].objects, ['main-ABCDEFGH.js', 'styles-ABCDEFGH.css', 'config.json', 'index.html']);
    assert.equal(pools[pool].users['ada@example.com'].attributes['custom:tenantId'], 'acme');

    const second = await place.passes('dev', '--user', 'ada@example.com', '--tenant', 'acme');

    assert.match(second, /There is such a user already/);
    assert.equal(place.account.stacks['accounts-dev'].deployments, 2);
  });

  inPlace('a changed parameter takes the other slot, and an unchanged one does not', {}, async (place) => {
    await place.passes('dev', 'WebPage=off');
    await place.passes('dev', 'WebPage=off');
    assert.deepEqual([place.account.stacks['accounts-dev'].deployments, slotOf(place)], [2, 'green']);

    await place.passes('dev', 'AlarmEmail=ops@example.com');
    assert.deepEqual([place.account.stacks['accounts-dev'].deployments, slotOf(place)], [3, 'blue']);

    const reason = 'A version for this Lambda function exists ( 7 ). Modify the function to create a new version.';
    place.account = { ...place.account, failures: [{ stack: 'Application', resource: 'Version', reason }] };
    await place.stops(/Application\/Version: A version/, /\.\/deploy dev Slot=blue/, 'dev', 'MemorySize=2048');
  });

  inPlace('a failed deployment names its first failure, and the next run goes on', { failures: [BROKEN] }, async (place) => {
    await place.stops(/first resource that failed: accounts-dev-Data\/Cluster: The DB cluster quota/, /run \.\/deploy dev again/, 'dev');
    assert.equal(place.account.stacks['accounts-dev'].status, 'ROLLBACK_COMPLETE');
    await place.stops(/nothing to compare/, /\.\/deploy dev/, 'dev', '--plan');

    const resumed = await place.passes('dev');

    assert.match(resumed, /its empty stack is removed/);
    assert.equal(place.account.stacks['accounts-dev'].status, 'UPDATE_COMPLETE');
  });

  inPlace('a missing permission is named before anything is created', { denied: ['iam:CreateRole', 'rds:CreateDBCluster'] }, async (place) => {
    await place.stops(/may not do this .*: iam:CreateRole rds:CreateDBCluster/, /administrator.*--no-permission-check/s, 'dev');
    assert.deepEqual([Object.keys(place.account.stacks), BUCKET in place.account.buckets], [[], false]);
  });

  inPlace('a permission that is missed later is named, too', { failures: [{ ...BROKEN, reason: 'AccessDenied: rds:CreateDBCluster' }] }, (place) =>
    place.stops(/Data\/Cluster: AccessDenied: rds:CreateDBCluster/, /Let an administrator allow this/, 'dev', '--no-permission-check'),
  );

  const region = (change) => ({ region: { ...BEGINNING.region, ...change } });
  for (const [feature, account, expected, next, ...parameters] of [
    ['Serverless v2', region({ serverless: false }), /not offer Aurora Serverless v2 .*16\.10 17\.9 18\.3/, /EngineVersion=…/],
    ['the Data API', region({ dataApi: false }), /not offer the RDS Data API/, /Choose another region/],
    ['the version', region({ versions: ['16.10'] }), /Serverless v2 with PostgreSQL 18\.3/, /EngineVersion=…/, 'EngineVersion=18.3'],
    ['two zones', region({ zones: 'eu-central-1a=euc1-az2' }), /only these have all that is needed: eu-central-1a/, /AvailabilityZones=/],
    ['RDS Proxy', region({ zones: 'a=use1-az3 b=use1-az1' }), /only these have all that is needed: b/, /Adapter=dataapi/, 'Adapter=jdbc'],
  ]) {
    inPlace(`a region without ${feature} is refused before anything is created`, account, async (place) => {
      await place.stops(expected, next, 'dev', ...parameters);
      assert.deepEqual([Object.keys(place.account.stacks), BUCKET in place.account.buckets], [[], false]);
    });
  }

  for (const [status, next] of [
    ['UPDATE_ROLLBACK_FAILED', /continue-update-rollback --stack-name accounts-dev.*\.\/deploy dev/s],
    ['ROLLBACK_FAILED', /\.\/deploy dev --delete/],
    ['UPDATE_IN_PROGRESS', /Wait until it has ended/],
  ]) {
    const stack = { parameters: {}, outputs: [], deployments: 1, status };
    inPlace(`a stack in ${status} is left alone`, { stacks: { 'accounts-dev': stack } }, async (place) => {
      await place.stops(new RegExp(status === 'UPDATE_ROLLBACK_FAILED' ? 'so did its rollback' : status), next, 'dev');
      assert.deepEqual(place.account.stacks['accounts-dev'], stack);
    });
  }

  inPlace('a plan shows the change set and what it costs at least, and changes nothing', region({ zones: 'a=use1-az3 b=use1-az1 c=use1-az2' }), async (place) => {
    const plan = await place.passes('dev', '--plan', 'Adapter=jdbc', 'Reader=one');

    assert.match(plan, /zones b,c\n/);
    assert.match(plan, /Adapter=jdbc\n[^]* Add +Data +AWS::CloudFormation::Stack/);
    assert.match(plan, / 87\.60 {2}Aurora[^]* 87\.60 {2}RDS Proxy[^]* 36\.50 {2}NAT[^]* 1\.50 {2}secrets and alarms\n +213\.20 {2}together/);
    assert.match(plan, /a floor.*2026-11/);
    assert.deepEqual([place.account.stacks, place.account.changeSets], [{}, {}]);
  });

  inPlace('a deletion is confirmed, and keeps the last snapshot', {}, async (place) => {
    await place.stops(/There is no stack accounts-dev/, /AWS_REGION/, 'dev', '--delete');
    await place.passes('dev');
    await place.stops(/without being asked/, /\.\/deploy dev --delete --yes/, 'dev', '--delete');
    assert.ok('accounts-dev' in place.account.stacks);

    const deleted = await place.passes('dev', '--delete', '--yes');

    assert.match(deleted, /the snapshot of the database: .*accounts-dev-1a2b3c4d-1-snapshot/);
    assert.match(deleted, /the user pool eu-central-1_Zy98Xw76V/);
    assert.deepEqual([place.account.stacks, place.account.clusters], [{}, {}]);
  });

  inPlace('a page that was not built is missed before anything is created', {}, async (place) => {
    rmSync(join(place.folder, PAGE), { recursive: true });
    await place.stops(/The page was not built/, /WebPage=off/, 'dev');
    assert.deepEqual(place.account.buckets, BEGINNING.buckets);
  });

  inPlace('no environment, or one that CloudFormation would refuse, shows how to call it', {}, async (place) => {
    for (const parameters of [[], ['Dev'], ['dev', '--everything']]) {
      const { status, output } = await place.deploy(...parameters);
      assert.equal(status, 2);
      assert.match(output, /^\.\/deploy ENVIRONMENT/);
    }
  });
});
