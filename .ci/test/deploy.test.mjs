// ./deploy against the stand-in of AWS: what it does, and that each end says what to do next.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, utimesSync } from 'node:fs';
import { describe } from 'node:test';
import { BUILT, inPlace, PAGE, SOURCE, withAws } from '../aws/place.mjs';
import { BEGINNING } from '../aws/state.mjs';

const GUIDE = new URL('../../docs/deploy.md', import.meta.url);
const BUCKET = 'accounts-artifacts-111122223333-eu-central-1';
const BROKEN = { stack: 'Data', resource: 'Cluster', reason: 'The DB cluster quota is exceeded' };

withAws();

const slotOf = (place) => place.stack.parameters.Slot;

/** The commands of the guide that are marked as run here, each on a line. */
const commandsOfTheGuide = () =>
  [...readFileSync(GUIDE, 'utf8').matchAll(/<!-- run by: \.ci\/test\/deploy\.test\.mjs -->\n```sh\n([^`]*)```/g)].flatMap(([, block]) => block.trim().split('\n'));

describe('./deploy', { concurrency: 3 }, () => {
  inPlace('the commands of the guide work, one after the other', {}, async (place) => {
    const commands = commandsOfTheGuide();
    assert.ok(commands.length >= 6, commands.join('\n'));
    place.input = 'Aa1-567890-z\n';
    for (const command of commands) {
      const { account } = place;
      Object.values(account.pools).forEach(({ users }) => Object.values(users).forEach((user) => Object.assign(user, { password: 'Aa1-567890-z', permanent: true })));
      place.account = account;
      const { status, output } = await place.runs(command);
      assert.equal(status, 0, `${command}\n${output}`);
    }
    assert.deepEqual(place.account.stacks, {});
  });

  inPlace('a new account gets everything, and a second run changes nothing', {}, async (place) => {
    const first = await place.passes('dev', '--user', 'ada@example.com', '--tenant', 'acme');

    assert.match(first, /12:00:\d\d {2}UPDATE_COMPLETE +accounts-dev-Data\/Everything/);
    assert.match(first, /The page: {2}https:\/\/d111example\.cloudfront\.net\n {3}The API: {3}http:\/\/127\.0\.0\.1:\d+\/dev/);
    assert.match(first, /curl -i 'http:\/\/127\.0\.0\.1:\d+\/dev\/accounts\/tree'/);
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
    assert.equal(place.stack.deployments, 3);
  });

  inPlace('any origin stays where it is meant, and the address of the page is not kept when it changes', {}, async (place) => {
    await place.passes('dev', 'AllowedOrigin=*');
    await place.passes('dev');
    assert.deepEqual([place.stack.parameters.AllowedOrigin, place.stack.deployments], ['*', 3]);
    await place.passes('dev', 'AllowedOrigin=https://a.example.com');
    assert.equal(place.stack.parameters.AllowedOrigin, 'https://a.example.com,https://d111example.cloudfront.net');

    const certificate = `CertificateArn=arn:aws:acm:us-east-1:111122223333:certificate/1a2b`;
    await place.passes('dev', 'DomainName=accounts.example.com', certificate);
    const { AllowedOrigin, CallbackUrls, LogoutUrls } = place.stack.parameters;
    assert.equal(AllowedOrigin, 'https://a.example.com,https://accounts.example.com');
    assert.equal(CallbackUrls, 'https://accounts.example.com/app/signed-in');
    assert.equal(LogoutUrls, 'https://accounts.example.com/');
  });

  inPlace('any origin, which nothing has set, gives way after a second pass that failed', {}, async (place) => {
    place.beforeEachCall(`case "$*" in 'cloudformation deploy'*AllowedOrigin*) [ -e once ] || { touch once; exit 255; };; esac`);
    await place.stops(/has not begun/, /again/, 'dev');
    await place.passes('dev');
    assert.equal(place.stack.parameters.AllowedOrigin, 'https://d111example.cloudfront.net');
  });

  inPlace('a tenant and a password may have any character, and the password is in no command line', {}, async (place) => {
    const tenant = 'acme, "Inc." \\ Co=1';
    const output = await place.passes('dev', '--user', 'ada@example.com', '--tenant', tenant);
    assert.match(output, /token=\$\(\.\/deploy dev --token E-MAIL\)/);
    const account = place.account;
    const user = account.pools[place.stack.pool].users['ada@example.com'];
    assert.equal(user.attributes['custom:tenantId'], tenant);

    place.beforeEachCall('echo "$@" >>calls');
    place.input = 'Aa1-,"\\=x y z\n';
    const { output: refused } = await place.deploy('dev', '--token', 'ada@example.com');
    assert.match(refused, /Incorrect username or password/);

    Object.assign(user, { password: 'Aa1-,"\\=x y z', permanent: true });
    place.account = account;
    const { status, printed } = await place.deploy('dev', '--token', 'ada@example.com');
    assert.deepEqual([status, printed], [0, `token of ada@example.com in ${tenant}\n`]);
    assert.doesNotMatch(place.read('calls'), /Aa1/);

    await place.passes('dev', 'CommandLineSignIn=disabled');
    await place.stops(/no sign-in with a password/, /\.\/deploy dev CommandLineSignIn=enabled/, 'dev', '--token', 'ada@example.com');
    await place.stops(/There is no stack accounts-test/, /\.\/deploy test/, 'test', '--token', 'ada@example.com');
  });

  inPlace('a changed parameter takes the other slot, and an unchanged one does not', {}, async (place) => {
    await place.passes('dev', 'WebPage=off');
    await place.passes('dev', 'WebPage=off');
    assert.deepEqual([place.stack.deployments, slotOf(place)], [3, 'green']);

    await place.passes('dev', 'AlarmEmail=ops@example.com');
    assert.deepEqual([place.stack.deployments, slotOf(place)], [4, 'blue']);

    const reason = 'A version for this Lambda function exists ( 7 ). Modify the function to create a new version.';
    place.account = { ...place.account, failures: [{ stack: 'Application', resource: 'Version', reason }] };
    await place.stops(/Application\/Version: A version/, /Run: \.\/deploy dev MemorySize=2048 Slot=blue/, 'dev', 'MemorySize=2048');
  });

  inPlace('a failed deployment names its first failure, and the next run goes on', { failures: [BROKEN] }, async (place) => {
    await place.stops(/first resource that failed: accounts-dev-Data\/Cluster: The DB cluster quota/, /run \.\/deploy dev again/, 'dev');
    assert.equal(place.stack.status, 'ROLLBACK_COMPLETE');
    await place.stops(/nothing to compare/, /\.\/deploy dev/, 'dev', '--plan');

    const resumed = await place.passes('dev');

    assert.match(resumed, /its empty stack is removed/);
    assert.equal(place.stack.status, 'UPDATE_COMPLETE');
  });

  for (const [status, next] of [
    ['UPDATE_ROLLBACK_FAILED', /continue-update-rollback --stack-name accounts-dev.*\.\/deploy dev/s],
    ['ROLLBACK_FAILED', /\.\/deploy dev --delete/],
    ['UPDATE_IN_PROGRESS', /Wait until it has ended/],
  ]) {
    const stack = { parameters: {}, outputs: [], deployments: 1, status };
    inPlace(`a stack in ${status} is left alone`, { stacks: { 'accounts-dev': stack } }, async (place) => {
      await place.stops(new RegExp(status === 'UPDATE_ROLLBACK_FAILED' ? 'so did its rollback' : status), next, 'dev');
      assert.deepEqual(place.stack, stack);
    });
  }

  inPlace('a page that was not built is missed before anything is created', {}, async (place) => {
    rmSync(place.at(PAGE), { recursive: true });
    await place.stops(/The page was not built/, /WebPage=off/, 'dev');
    assert.match(place.read('built'), /package/);
    assert.deepEqual(place.account.buckets, BEGINNING.buckets);
  });

  inPlace('no environment, or one that CloudFormation would refuse, shows how to call it', {}, async (place) => {
    for (const parameters of [
      [],
      ['Dev'],
      ['dev', '--everything'],
      ['dev', 'plan'],
      ['dev', '--plan', '--delete', '--yes'],
      ['dev', 'WebPage=on', 'WebPage=off'],
      ['dev', '--user'],
    ]) {
      const { status, output } = await place.deploy(...parameters);
      assert.equal(status, 2);
      assert.match(output, /^\.\/deploy ENVIRONMENT/);
    }
    assert.deepEqual(place.account.stacks, {});
  });

  inPlace('what was built before a source changed is built again, and only then', {}, async (place) => {
    const isNewer = (file) => utimesSync(place.at(file), new Date(), new Date(Date.now() + 1000));
    await place.passes('dev', 'WebPage=off');
    assert.equal(place.read('built'), '');

    isNewer(SOURCE);
    await place.passes('dev');
    assert.match(place.read('built'), /^--batch-mode --quiet package -DskipTests\n$/);

    isNewer(`${BUILT}/main.yaml`);
    place.write('accounts-lambda/src/main/java/Added.java', '');
    await place.passes('dev');
    assert.equal(place.read('built').match(/package/g).length, 1);
    isNewer('accounts-lambda/src/main/java/Added.java');
    utimesSync(place.at(`${BUILT}/main.yaml`), new Date(), new Date());
    await place.passes('dev');
    assert.equal(place.read('built').match(/package/g).length, 2);
  });

  inPlace('without git everything is built', {}, async (place) => {
    rmSync(place.at('.git'), { recursive: true });
    await place.passes('dev', '--plan', 'WebPage=off');
    assert.match(place.read('built'), /package/);
  });

  inPlace('a page that was left out of the build is built', {}, async (place) => {
    rmSync(place.at(PAGE), { recursive: true });
    place.program('mvnw', `mkdir -p ${PAGE} && touch ${PAGE}/{index.html,main-ABCDEFGH.js}`);
    await place.passes('dev');
    assert.ok(place.account.buckets[place.stack.bucket].objects.includes('index.html'));
  });

  inPlace('the region may come from either variable, and version 1 of the AWS CLI is refused', {}, async (place) => {
    place.environment = { AWS_DEFAULT_REGION: 'eu-central-1' };
    assert.match(await place.passes('dev', '--plan'), /111122223333 in eu-central-1/);
    place.environment = {};
    await place.stops(/No region is chosen/, /export AWS_REGION=/, 'dev');

    place.environment = { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'us-east-1' };
    place.beforeEachCall('echo "$AWS_REGION $AWS_DEFAULT_REGION" >>regions');
    await place.passes('dev', '--plan');
    assert.deepEqual([...new Set(place.read('regions').trim().split('\n').slice(1))], ['eu-west-1 eu-west-1']);

    place.account = { ...place.account, cli: '1.45.11' };
    await place.stops(/needs version 2 of the AWS CLI.*aws-cli\/1\.45\.11/, /Install/, 'dev');
  });

  inPlace('advice repeats the command as it was entered', { failures: [BROKEN] }, async (place) => {
    const all = ['dev', 'Adapter=jdbc', 'VpcCidr=10.99.0.0/20', 'AllowedOrigin=*', '--user', 'ada@example.com', '--tenant', 'acme, Inc.'];
    const output = await place.stops(/first resource that failed/, /again: it goes on/, ...all);
    const [, advice] = /run (\.\/deploy .*) again: it goes on/.exec(output);
    assert.equal(advice, String.raw`./deploy dev Adapter=jdbc VpcCidr=10.99.0.0/20 AllowedOrigin=\* --user ada@example.com --tenant acme\,\ Inc.`);

    place.beforeEachCall(`case "$*" in *describe-change-set*) echo 'Rate exceeded' >&2; exit 254;; esac`);
    await place.passes('dev', 'Adapter=jdbc');
    const { output: ended } = await place.deploy('dev', '--plan', 'Adapter=jdbc');
    assert.match(ended, /Rate exceeded[^]*-> Fix that, then run \.\/deploy dev --plan Adapter=jdbc again/);
    await place.stops(/PostgreSQL 18\.9/, /Run: \.\/deploy dev Adapter=jdbc --no-permission-check EngineVersion=…/,
      'dev', 'EngineVersion=18.9', 'Adapter=jdbc', '--no-permission-check');
  });
});
