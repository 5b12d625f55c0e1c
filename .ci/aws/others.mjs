// Services of which the documents use one operation.
import { Refused } from './refused.mjs';
import { isOutput } from './stack.mjs';

/** Refuses a value that is not what one of the stacks has put out under one of these names. */
function must(state, outputs, value) {
  if (![outputs].flat().some((output) => isOutput(state, output, value))) {
    throw new Refused(`${value} is not the ${outputs} of a stack`);
  }
}

export const others = {
  iam: {
    'simulate-principal-policy': {
      takes: 'policy-source-arn action-names* |',
      run: (options, { denied }) => ({
        EvaluationResults: options['action-names'].map((EvalActionName) => ({
          EvalActionName,
          EvalDecision: denied.includes(EvalActionName) ? 'implicitDeny' : 'allowed',
        })),
      }),
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
      run: (_, { account }) => ({ Account: account, Arn: `arn:aws:iam::${account}:user/you` }),
    },
  },
  apigateway: {
    'get-account': {
      takes: '|',
      run: (_, { account }) => ({ cloudwatchRoleArn: `arn:aws:iam::${account}:role/gateway-logs` }),
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
