// Services of which the documents use one operation.
import { Refused } from './refused.mjs';
import { isOutput } from './stack.mjs';
import { the } from './state.mjs';

/** Refuses a value that is not what one of the stacks has put out under one of these names. */
function must(state, outputs, value) {
  if (![outputs].flat().some((output) => isOutput(state, output, value))) {
    throw new Refused(`${value} is not the ${outputs} of a stack`);
  }
}

export const others = {
  configure: {
    get: { takes: '| : name', run: () => {} },
  },
  iam: {
    'get-role': {
      takes: 'role-name |',
      run: (options, { roles }) => ({ Role: { Arn: the(roles, options['role-name'], 'role') } }),
    },
    'simulate-principal-policy': {
      takes: 'policy-source-arn action-names* |',
      run(options, { denied, caller, roles }) {
        if (![caller, ...Object.values(roles)].includes(options['policy-source-arn']) || caller.includes(':root')) {
          throw new Refused(`Invalid Entity Arn: ${options['policy-source-arn']}`);
        }
        return {
          EvaluationResults: options['action-names'].map((EvalActionName) => ({
            EvalActionName,
            EvalDecision: denied.includes(EvalActionName) ? 'implicitDeny' : 'allowed',
          })),
        };
      },
    },
  },
  ec2: {
    'describe-availability-zones': {
      takes: '| filters*',
      run: (_, { region }) => ({
        AvailabilityZones: region.zones.split(' ').map((zone) => ({ ZoneName: zone.split('=')[0], ZoneId: zone.split('=')[1] })),
      }),
    },
  },
  sts: {
    'get-caller-identity': {
      takes: '|',
      run: (_, { account, caller }) => ({ Account: account, Arn: caller }),
    },
  },
  apigateway: {
    'get-account': {
      takes: '|',
      mayBeEmpty: ({ query }) => Boolean(query),
      run: (_, { gatewayRole }) => ({ cloudwatchRoleArn: gatewayRole, throttleSettings: { burstLimit: 5000, rateLimit: 10000 } }),
    },
  },
  lambda: {
    invoke: {
      takes: 'function-name payload | cli-binary-format cli-read-timeout : outfile',
      run: (options, state) => {
        must(state, 'TenantsFunction', options['function-name']);
        if (options['cli-binary-format'] !== 'raw-in-base64-out') {
          throw new Refused('Invalid base64: a payload is text with --cli-binary-format raw-in-base64-out only');
        }
        JSON.parse(options.payload);
        return { StatusCode: 200, ExecutedVersion: '$LATEST' };
      },
    },
  },
  logs: {
    tail: {
      takes: '| since filter-pattern : group',
      run: ({ group }, state) => must(state, ['FunctionLogGroup', 'AccessLogGroup', 'RelayLogGroup'], group),
    },
  },
  events: {
    'create-event-bus': {
      takes: 'name |',
      run: ({ name }, { account }) => ({ EventBusArn: `arn:aws:events:eu-central-1:${account}:event-bus/${name}` }),
    },
  },
  sqs: {
    'receive-message': {
      takes: 'queue-url | max-number-of-messages',
      run: (options, state) => must(state, 'DeadLettersUrl', options['queue-url']),
    },
  },
  secretsmanager: {
    'rotate-secret': {
      takes: 'secret-id |',
      run: (options, state) => must(state, 'SecretArn', options['secret-id']),
    },
  },
  cloudfront: {
    'create-invalidation': {
      takes: 'distribution-id | paths*',
      run: (options, state) => must(state, 'WebDistribution', options['distribution-id']),
    },
  },
};
