// What a stack of this project has in it.
import { holds } from './template.mjs';
import { Refused } from './refused.mjs';
import { save } from './state.mjs';

const REGION = 'eu-central-1';

/** Makes or changes what the parameters ask for. */
export function make(state, name, stack, { text, outputs }) {
  const { parameters } = stack;
  const wanted = parameters.DeletionProtection === 'true';
  if (parameters.GatewayLogRole === 'set') {
    state.gatewayRole = `arn:aws:iam::${state.account}:role/${name}-GatewayLogsRole`;
  }
  const next = {
    ...stack,
    status: stack.deployments === 0 ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE',
    deployments: stack.deployments + 1,
    outputs: Object.keys(outputs).filter((each) => holds(text, outputs[each].Condition, parameters)),
    pool: `${REGION}_Zy98Xw76V`,
    bucket: `${name}-web-1a2b3c4d`,
    cluster: `${parameters.ProjectName}-${parameters.Environment}-1a2b3c4d-${parameters.Generation}`,
  };
  if (stack.cluster && stack.cluster !== next.cluster) {
    replace(state, stack.cluster);
  }
  if (parameters.SnapshotIdentifier && !state.snapshots.some(({ id }) => id === parameters.SnapshotIdentifier)) {
    throw new Refused(`there is no snapshot ${parameters.SnapshotIdentifier}`, 255);
  }
  state.clusters[next.cluster] = { protected: wanted, group: `${name}-subnets` };
  state.pools[next.pool] ??= { attributes: ['tenantId'], users: {}, clients: ['1a2b3c4d5e6f7g8h9i'] };
  state.pools[next.pool].protected = wanted;
  state.pools[next.pool].password = parameters.CommandLineSignIn === 'enabled';
  if (parameters.WebPage === 'on') {
    state.buckets[next.bucket] ??= { versioned: true, objects: [], versions: [] };
  }
  return next;
}

export const stackId = (state, name) => `arn:aws:cloudformation:${REGION}:${state.account}:stack/${name}/${counted(state)}`;

const counted = (state) => (state.made = (state.made ?? 0) + 1);

/** What is left of a deployment that failed: the stack as it was before, or an empty one. */
export const rolledBack = (stack) => ({
  outputs: [],
  ...stack,
  status: stack.deployments === 0 ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE',
});

/** Makes a change set, and with it a stack where there is none. */
export function planned(state, name, stack, nested, isChanged) {
  const number = counted(state);
  const id = `arn:aws:cloudformation:${REGION}:${state.account}:changeSet/awscli-cloudformation-package-deploy-${number}/${number}`;
  state.stacks[name] ??= { ...stack, id: stackId(state, name), outputs: [], status: 'REVIEW_IN_PROGRESS' };
  const isNew = state.stacks[name].status === 'REVIEW_IN_PROGRESS';
  // Whether a nested template has changed is not known before: each nested stack is there, and Automatic.
  const change = (LogicalResourceId) => ({
    Action: isNew ? 'Add' : 'Modify',
    LogicalResourceId,
    ResourceType: 'AWS::CloudFormation::Stack',
    Details: isNew ? [] : ['Automatic', ...(isChanged ? ['ParameterReference'] : [])].map((ChangeSource) => ({ ChangeSource })),
  });
  state.changeSets[id] = { StackName: name, StackId: state.stacks[name].id, Changes: nested.map((each) => ({ ResourceChange: change(each) })) };
  return `Changeset created successfully. Run:\naws cloudformation describe-change-set --change-set-name ${id}`;
}

/** CloudFormation deletes a cluster that another one has replaced, and keeps a last snapshot of it. */
function replace(state, cluster) {
  if (state.clusters[cluster].protected) {
    throw new Refused(`Cannot delete protected Cluster ${cluster}`, 255);
  }
  delete state.clusters[cluster];
  state.snapshots.push({ id: `${cluster}-snapshot`, cluster, status: 'available' });
}

/** Takes as long as the account says, in calls that ask for the status, and then is what it becomes. */
export function begin(state, name, stack, status, becomes) {
  state.stacks[name] = { ...stack, status, becomes, asked: state.slow };
  state.slow = 0;
}

/** The stack as it is when its status is asked for. */
export function progress(state, name) {
  const { becomes, asked, ...stack } = state.stacks[name] ?? {};
  if (becomes === undefined) {
    return;
  }
  if (asked > 0) {
    state.stacks[name].asked = asked - 1;
  } else if (becomes === null) {
    remove(state, name, (state.stacks[name] = stack));
    save(state);
  } else {
    state.stacks[name] = becomes;
  }
}

/** The pool and the page's bucket stay. */
export function remove(state, name, stack) {
  if (state.clusters[stack.cluster]?.protected) {
    stack.status = 'DELETE_FAILED';
    return;
  }
  if (state.clusters[stack.cluster]) {
    replace(state, stack.cluster);
  }
  delete state.stacks[name];
}

/** The outputs that the real template has under the stack's parameters. */
export function outputsOf(state, name) {
  const { outputs, parameters, pool, bucket, cluster } = state.stacks[name];
  const page = `https://${parameters.DomainName || 'd111example.cloudfront.net'}`;
  const values = {
    ApiUrl: process.env.ACCOUNTS_API,
    UserPoolId: pool,
    ClientId: state.pools[pool]?.clients[0],
    ClusterIdentifier: cluster,
    SecretArn: `arn:aws:secretsmanager:${REGION}:${state.account}:secret:${name}-application`,
    FunctionLogGroup: `/aws/lambda/${name}`,
    WebUrl: page,
    WebBucket: bucket,
    WebDistribution: 'E1A2B3C4D5',
    WebConfig: JSON.stringify({ apiUrl: page, auth: { kind: 'oidc' } }),
  };
  return Object.fromEntries(outputs.map((each) => [each, values[each] ?? `${each} of ${name}`]));
}

/** Whether a value is an output of one of the stacks, for commands that take what a stack has made. */
export function isOutput(state, output, value) {
  return Object.keys(state.stacks).some((name) => outputsOf(state, name)[output] === value);
}
