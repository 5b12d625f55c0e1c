// What ./deploy looks at before anything is created, against the stand-in of AWS.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { inPlace, withAws } from '../aws/place.mjs';
import { BEGINNING } from '../aws/state.mjs';

const BUCKET = 'accounts-artifacts-111122223333-eu-central-1';
const BROKEN = { stack: 'Data', resource: 'Cluster', reason: 'The DB cluster quota is exceeded' };
const SSO = { role: 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Admin_1a2b', name: 'AWSReservedSSO_Admin_1a2b' };

withAws();

describe('./deploy', { concurrency: 3 }, () => {
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

  inPlace('a role of a single sign-on is looked up, and a caller that cannot be is said to be', {}, async (place) => {
    const caller = `arn:aws:sts::111122223333:assumed-role/${SSO.name}/ada`;
    place.account = { ...place.account, caller, roles: { [SSO.name]: SSO.role }, denied: ['iam:CreateRole'] };
    await place.stops(/may not do this .*: iam:CreateRole/, /administrator/, 'dev');
    place.account = { ...place.account, roles: {} };
    assert.match(await place.passes('dev'), /permissions cannot be checked beforehand/);
  });

  inPlace('no permission is asked for what is not made', { denied: ['ec2:CreateVpc', 'cloudfront:CreateDistribution', 'cognito-idp:CreateUserPool'] }, async (place) => {
    const own = ['VpcId=vpc-12345678', 'SubnetIds=subnet-12345678,subnet-87654321', 'WebPage=off'];
    await place.stops(/may not do this .*: cognito-idp:CreateUserPool \n/, /administrator/, 'dev', ...own);
    const pool = ['UserPoolArn=arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_Ab12Cd34E', 'UserPoolClientIds=4a5b6c7d8e9f'];
    await place.passes('dev', ...own, ...pool);
  });

  inPlace('what is deployed may stay on a version that is no longer offered', {}, async (place) => {
    await place.passes('dev', 'WebPage=off');
    place.account = { ...place.account, ...region({ versions: ['18.3'] }) };
    await place.passes('dev', 'WebPage=off');
    await place.stops(/PostgreSQL 17\.9/, /EngineVersion=…/, 'dev', 'WebPage=off', 'EngineVersion=17.9');
  });

  inPlace('a region where SnapStart may be missing is named, and may be right', {}, async (place) => {
    place.environment = { AWS_REGION: 'il-central-1' };
    const output = await place.passes('dev', '--plan');
    assert.match(output, /il-central-1 may have no SnapStart for Java.*: \.\/deploy dev SnapStart=off\n/);
    assert.doesNotMatch(await place.passes('dev', '--plan', 'SnapStart=off'), /may have no/);
    const reason = 'SnapStart is not supported in this region';
    place.account = { ...place.account, failures: [{ stack: 'Application', resource: 'Function', reason }] };
    await place.stops(/Application\/Function: SnapStart is not/, /Run: \.\/deploy dev SnapStart=off/, 'dev');
  });

  inPlace('a region without RDS Proxy is refused for JDBC only', {}, async (place) => {
    place.environment = { AWS_REGION: 'ap-southeast-6' };
    await place.stops(/ap-southeast-6 does not offer RDS Proxy/, /Run: \.\/deploy dev WebPage=off Adapter=dataapi/, 'dev', 'Adapter=jdbc', 'WebPage=off');
    await place.passes('dev', '--plan');
  });

  inPlace('what cannot be changed later is refused, and the same value is not', {}, async (place) => {
    await place.passes('dev', 'WebPage=off', 'VpcCidr=10.99.0.0/20');
    const { deployments } = place.stack;
    for (const change of ['ProjectName=ledger', 'Environment=prod', 'VpcId=vpc-12345678', 'SubnetIds=subnet-12345678,subnet-87654321', 'VpcCidr=10.20.0.0/20', 'AvailabilityZones=eu-central-1b,eu-central-1c']) {
      const [name] = change.split('=');
      for (const plan of [[], ['--plan']]) {
        await place.stops(new RegExp(`${name} cannot be changed later`), /without it.*\.\/deploy OTHER/s, 'dev', change, ...plan);
      }
    }
    assert.equal(place.stack.deployments, deployments);
    await place.passes('dev', 'VpcCidr=10.99.0.0/20', 'Environment=dev');
  });

  inPlace("the region's role for logs is set only where there is none", {}, async (place) => {
    await place.passes('one', 'WebPage=off');
    const { stacks, gatewayRole } = place.account;
    assert.equal(stacks['accounts-one'].parameters.GatewayLogRole, 'set');
    assert.match(await place.passes('two', 'WebPage=off'), /role .*GatewayLogsRole.*GatewayLogRole=keep/);
    assert.deepEqual([place.account.stacks['accounts-two'].parameters.GatewayLogRole, place.account.gatewayRole], ['keep', gatewayRole]);
    await place.passes('one');
    assert.equal(place.account.stacks['accounts-one'].parameters.GatewayLogRole, 'set');
  });

  inPlace('what a first deployment sets by itself is said', {}, async (place) => {
    assert.match(await place.passes('dev', 'WebPage=off'), /set: .*DeletionProtection=false CommandLineSignIn=enabled .*\n.*AWS credentials.*CommandLineSignIn=disabled/);
    assert.doesNotMatch(await place.passes('dev', 'WebPage=off'), /CommandLineSignIn=disabled/);
    assert.doesNotMatch(await place.passes('prod', 'CommandLineSignIn=disabled'), /AWS credentials/);
    assert.equal(place.account.stacks['accounts-prod'].parameters.CommandLineSignIn, 'disabled');
  });
});
