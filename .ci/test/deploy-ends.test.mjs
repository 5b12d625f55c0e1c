// How ./deploy ends when something fails, lasts long or is interrupted, against the stand-in of AWS.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { inPlace, withAws } from '../aws/place.mjs';

const failure = (resource, reason, stack = 'Data') => ({ stack, resource, reason });
const MIGRATION = failure('Schema', 'Migration V21 failed: ERROR: syntax error\n\n  Position: 5');

withAws();

describe('./deploy', { concurrency: 3 }, () => {
  inPlace('a reason of several lines hides no later failure', { failures: [MIGRATION] }, async (place) => {
    await place.stops(/first resource that failed: accounts-dev-Data\/Schema: Migration V21 failed: ERROR: syntax error\n/, /again/, 'dev');
    await place.passes('dev');
    place.account = { ...place.account, failures: [MIGRATION] };
    await place.stops(/Data\/Schema: Migration/, /again/, 'dev', 'MaxCapacity=8');
    place.account = { ...place.account, failures: [failure('Cluster', 'The quota is exceeded')] };
    await place.stops(/first resource that failed: accounts-dev-Data\/Cluster: The quota/, /again/, 'dev', 'MaxCapacity=8');
  });

  inPlace('an update that takes longer than the CLI waits is followed to its end', {}, async (place) => {
    place.account = { ...place.account, slow: 2 };
    await place.passes('dev', 'WebPage=off');
    assert.equal(place.read('slept'), '10\n10\n');
    assert.equal(place.stack.parameters.DeletionProtection, 'true');

    place.account = { ...place.account, slow: 2, failures: [failure('Alias', 'An alarm was raised', 'Application')] };
    await place.stops(/first resource that failed: accounts-dev-Application\/Alias: An alarm/, /again/, 'dev', 'Canary=Linear10PercentEvery10Minutes');
  });

  inPlace('a call that is refused before CloudFormation begins is no deployment that failed', {}, async (place) => {
    await place.stops(/has not begun: .*Waf does not take/, /run \.\/deploy dev Waf=perhaps again/, 'dev', 'Waf=perhaps');
    assert.equal(place.read('slept'), '');
  });

  inPlace('a rollback that fails is not called undone', { failures: [failure('Cluster', 'The quota is exceeded')] }, async (place) => {
    place.beforeEachCall(`case "$*" in *describe-stacks*) sed -i s/ROLLBACK_COMPLETE/ROLLBACK_FAILED/ state.json;; esac`);
    await place.stops(/accounts-dev is ROLLBACK_FAILED\. The first resource that failed: .*quota/, /it says what to do/, 'dev');
  });

  inPlace('an empty stack that stays says why', { failures: [failure('Cluster', 'The quota is exceeded')] }, async (place) => {
    await place.deploy('dev');
    place.beforeEachCall(`case "$*" in *'delete-stack '*) exit;; esac`);
    const output = await place.stops(/empty stack could not be removed/, /run \.\/deploy dev again/, 'dev');
    assert.doesNotMatch(output, /its message is above/);
  });

  inPlace('only the failures of the last operation are shown', {}, async (place) => {
    await place.passes('dev', 'WebPage=off');
    for (const resource of ['Instance', 'Cluster']) {
      place.account = { ...place.account, failures: [failure(resource, 'The quota is exceeded')] };
      await place.deploy('dev', 'MaxCapacity=8');
    }
    const account = place.account;
    account.stacks['accounts-dev'].status = 'UPDATE_ROLLBACK_FAILED';
    place.account = account;
    const output = await place.stops(/accounts-dev-Data\/Cluster: The quota/, /continue-update-rollback/, 'dev');
    assert.doesNotMatch(output, /Instance/);
  });

  inPlace('a last line without an end is the end', {}, async (place) => {
    await place.passes('dev', 'WebPage=off');
    place.beforeEachCall(`case "$*" in 'cloudformation deploy'*) printf Killed; exit 137;; *describe-stack-events*) echo call >>calls; [ $(wc -l <calls) -lt 20 ] || kill $PPID;; esac`);
    await place.stops(/has not begun: Killed/, /again/, 'dev', 'MaxCapacity=8');
  });

  for (const [signal, expected] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ]) {
    inPlace(`${signal} says that CloudFormation goes on`, {}, async (place) => {
      place.beforeEachCall(`case "$*" in 'cloudformation deploy'*) kill -${signal} -- -${'$'}(ps -o pgid= $$ | tr -d ' '); exec /bin/sleep 20;; esac`);
      const { status, output } = await place.deploy('dev', 'WebPage=off');
      assert.equal(status, expected, output);
      assert.match(output, /Interrupted[^]*-> CloudFormation goes on with what it has begun[^]*-> .*run \.\/deploy dev WebPage=off again/);
    });
  }
});
