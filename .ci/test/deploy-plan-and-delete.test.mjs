// ./deploy --plan and --delete against the stand-in of AWS: neither touches what is not its own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { inPlace, withAws } from '../aws/place.mjs';
import { BEGINNING } from '../aws/state.mjs';

const BUCKET = 'accounts-artifacts-111122223333-eu-central-1';

withAws();

/** A state in which another operator has deployed the same environment. */
async function deployedByAnother(place) {
  const mine = place.account;
  await place.passes('dev', 'WebPage=off', 'DeletionProtection=false');
  place.write('other.json', JSON.stringify({ ...place.account, buckets: { ...place.account.buckets } }));
  place.account = mine;
}

/** Takes a deployed cluster away, as a deletion does that fails later. */
function withoutCluster(place, status, change = {}) {
  const { clusters, ...account } = place.account;
  Object.assign(account.stacks['accounts-dev'], { status, ...change });
  place.account = { ...account, clusters: {} };
}

describe('./deploy --plan', { concurrency: 3 }, () => {
  inPlace('shows the change set and what it costs at least, and changes nothing but the bucket', { region: { ...BEGINNING.region, zones: 'a=use1-az3 b=use1-az1 c=use1-az2' } }, async (place) => {
    const plan = await place.passes('dev', '--plan', 'Adapter=jdbc', 'Reader=one');

    assert.match(plan, /zones b,c\n/);
    assert.match(plan, /Adapter=jdbc\n[^]* Add +Data +AWS::CloudFormation::Stack/);
    assert.match(plan, / 87\.60 {2}Aurora[^]* 87\.60 {2}RDS Proxy[^]* 36\.50 {2}NAT[^]* 1\.50 {2}secrets and alarms\n +213\.20 {2}together/);
    assert.match(plan, /a floor.*2026-11/);
    assert.match(plan, new RegExp(`Nothing was changed; the templates and zips are in the bucket ${BUCKET}\\. To do it: \\./deploy dev Adapter=jdbc Reader=one\n`));
    const { stacks, changeSets, buckets } = place.account;
    assert.deepEqual([stacks, changeSets], [{}, {}]);
    assert.deepEqual(Object.keys(buckets), [...Object.keys(BEGINNING.buckets), BUCKET]);
    assert.ok(buckets[BUCKET].objects.length > 0);
  });

  inPlace('says of a nested stack only that it changes perhaps, where no parameter of it does', {}, async (place) => {
    await place.passes('dev');
    assert.match(await place.passes('dev', '--plan'), / perhaps +Data [^]* perhaps +Web /);
    assert.match(await place.passes('dev', '--plan', 'Reader=one'), / Modify +Data /);
    assert.deepEqual([place.stack.status, place.account.changeSets], ['UPDATE_COMPLETE', {}]);
  });

  inPlace('leaves a stack that another operator has deployed meanwhile', {}, async (place) => {
    await deployedByAnother(place);
    place.beforeEachCall(`case "$*" in *'delete-change-set '*) cp other.json state.json; exit;; esac`);
    await place.passes('dev', '--plan');
    assert.deepEqual([place.stack.status, Object.keys(place.account.clusters).length], ['CREATE_COMPLETE', 1]);
  });

  inPlace('leaves a change set that waits for approval, and its stack', {}, async (place) => {
    const stack = { id: 'arn:review', parameters: {}, outputs: [], deployments: 0, status: 'REVIEW_IN_PROGRESS' };
    place.account = { ...place.account, stacks: { 'accounts-dev': stack } };
    await place.passes('dev', '--plan');
    assert.deepEqual(place.stack, stack);
  });

  inPlace('leaves a stack that another change set has joined', {}, async (place) => {
    await place.passes('dev', '--plan');
    const joined = '{"theirs":{"StackName":"accounts-dev","StackId":"x","Changes":[]}}';
    place.beforeEachCall(`case "$*" in *'delete-change-set '*) sed -i 's|"changeSets": {|"changeSets": {"theirs":{"StackName":"accounts-dev","StackId":"x","Changes":[]},|' state.json;; esac`);
    await place.passes('dev', '--plan');
    assert.deepEqual([place.stack.status, place.account.changeSets], ['REVIEW_IN_PROGRESS', JSON.parse(joined)]);
  });
});

describe('./deploy --delete', { concurrency: 3 }, () => {
  inPlace('is confirmed, and says what is kept', {}, async (place) => {
    await place.stops(/There is no stack accounts-dev/, /AWS_REGION/, 'dev', '--delete');
    await place.passes('dev', 'WebAccessLog=on');
    await place.stops(/without being asked/, /\.\/deploy dev --delete --yes/, 'dev', '--delete');
    assert.ok('accounts-dev' in place.account.stacks);

    const deleted = await place.passes('dev', '--delete', '--yes');

    const kept = deleted.split('These are kept:\n')[1];
    assert.match(kept, /the snapshot of the database: accounts-dev-1a2b3c4d-1-snapshot\n/);
    assert.match(kept, /the user pool, .*: eu-central-1_Zy98Xw76V/);
    assert.match(kept, /the page: accounts-dev-web-1a2b3c4d\n/);
    assert.match(kept, /the page's log: accounts-dev-web-log-5e6f7a8b\n/);
    assert.match(kept, /accounts-dev-GatewayLogsRole/);
    assert.match(kept, new RegExp(BUCKET));
    assert.deepEqual([place.account.stacks, place.account.clusters], [{}, {}]);
  });

  inPlace('goes on after it has failed behind the cluster', {}, async (place) => {
    await place.passes('dev', 'WebPage=off');
    withoutCluster(place, 'DELETE_FAILED');
    await place.passes('dev', '--delete', '--yes');
    assert.deepEqual(place.account.stacks, {});
  });

  inPlace('goes on where the cluster was never made', {}, async (place) => {
    await place.passes('dev', 'WebPage=off');
    withoutCluster(place, 'ROLLBACK_FAILED', { cluster: null });
    const deleted = await place.passes('dev', '--delete', '--yes');
    assert.doesNotMatch(deleted, /None|the snapshot of the database/);
  });

  inPlace('goes on after a first attempt that was rolled back', {}, async (place) => {
    await place.passes('dev', 'WebPage=off');
    withoutCluster(place, 'ROLLBACK_COMPLETE');
    await place.passes('dev', '--delete', '--yes');
    assert.deepEqual(place.account.stacks, {});
  });

  const clusterOf = (place) => Object.values(place.account.clusters)[0];

  inPlace('leaves a stack with termination protection, and its cluster protected', {}, async (place) => {
    await place.passes('dev', 'WebPage=off');
    const account = place.account;
    account.stacks['accounts-dev'].isProtected = true;
    place.account = account;
    await place.stops(/accounts-dev has termination protection/, /update-termination-protection --no-enable-termination-protection --stack-name accounts-dev/, 'dev', '--delete', '--yes');
    assert.ok(clusterOf(place).protected);
  });

  inPlace('protects the cluster again if the stack may not be deleted', {}, async (place) => {
    await place.passes('dev', 'WebPage=off');
    place.beforeEachCall(`case "$*" in *'delete-stack '*) echo 'AccessDenied: cloudformation:DeleteStack' >&2; exit 254;; esac`);
    await place.stops(/AccessDenied[^]*The cluster is protected again/, /run \.\/deploy dev --delete --yes again/, 'dev', '--delete', '--yes');
    assert.ok(clusterOf(place).protected);
  });

  inPlace('waits longer than the CLI does', {}, async (place) => {
    await place.passes('dev', 'WebPage=off');
    place.account = { ...place.account, slow: 3 };
    const deleted = await place.passes('dev', '--delete', '--yes');
    assert.match(deleted, /the snapshot of the database: accounts-dev-1a2b3c4d-1-snapshot/);
    assert.equal(place.read('slept'), '10\n10\n10\n');
  });
});

test('the plan counts the alarms that the templates have', () => {
  const read = (path) => readFileSync(new URL(`../../accounts-infra/${path}`, import.meta.url), 'utf8');
  const alarms = (...names) =>
    names.flatMap((name) => read(`src/main/resources/cloudformation/${name}.yaml`).match(/^    Type: AWS::CloudWatch::Alarm$/gm)).length;
  const counted = [...read('deploy/plan.sh').matchAll(/\balarms=(\d+)/g)].map(([, count]) => Number(count));

  assert.deepEqual(counted, [alarms('api', 'data'), alarms('api', 'data', 'relay')]);
});
