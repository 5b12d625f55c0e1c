// User pools: their users, and the tokens that a password is exchanged for.
import { listed, mapped } from './options.mjs';
import { Absent, misunderstood, Refused } from './refused.mjs';
import { the } from './state.mjs';

const POOL = 'user-pool-id';
const ATTRIBUTE = ['Name', 'AttributeDataType', 'Mutable', 'StringAttributeConstraints', 'MinLength', 'MaxLength'];
const STANDARD = ['email', 'email_verified', 'name'];

const poolOf = (options, state) => the(state.pools, options[POOL], 'user pool');

export const cognito = {
  'admin-create-user': {
    takes: `${POOL} username | user-attributes* message-action desired-delivery-mediums*`,
    run(options, state) {
      const pool = poolOf(options, state);
      if (!['SUPPRESS', 'RESEND', undefined].includes(options['message-action'])) {
        throw misunderstood('--message-action is SUPPRESS or RESEND');
      }
      const attributes = {};
      for (const { Name, Value } of listed(options['user-attributes'] ?? [], ['Name', 'Value'])) {
        if (!STANDARD.includes(Name) && !pool.attributes.includes(Name.replace('custom:', ''))) {
          throw new Refused(`the pool has no attribute ${Name}`);
        }
        attributes[Name] = Value;
      }
      if (options.username in pool.users) {
        throw new Absent('An error occurred (UsernameExistsException) when calling the AdminCreateUser operation');
      }
      pool.users[options.username] = { attributes };
      return { User: { Username: options.username, UserStatus: 'FORCE_CHANGE_PASSWORD' } };
    },
  },
  'list-users': {
    takes: `${POOL} | limit`,
    mayBeEmpty: () => true,
    run: (options, state) => ({ Users: Object.keys(poolOf(options, state).users).map((Username) => ({ Username })) }),
  },
  'admin-set-user-password': {
    takes: `${POOL} username password | permanent!`,
    run(options, state) {
      const user = the(poolOf(options, state).users, options.username, 'user');
      const { password, permanent } = options;
      if (password.length < 12 || ![/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].every((kind) => kind.test(password))) {
        throw new Refused('Password did not conform with policy');
      }
      Object.assign(user, { password, permanent });
    },
  },
  'admin-add-user-to-group': {
    takes: `${POOL} username group-name |`,
    run(options, state) {
      const user = the(poolOf(options, state).users, options.username, 'user');
      user.groups = [...new Set([...(user.groups ?? []), options['group-name']])];
    },
  },
  'admin-initiate-auth': {
    takes: `${POOL} client-id auth-flow auth-parameters |`,
    async run(options, state) {
      const pool = poolOf(options, state);
      const { USERNAME, PASSWORD } = mapped(options['auth-parameters'], ['USERNAME', 'PASSWORD']);
      if (options['auth-flow'] !== 'ADMIN_USER_PASSWORD_AUTH' || !pool.password) {
        throw new Refused('Auth flow not enabled for this client');
      }
      const { attributes, password, permanent } = the(pool.users, USERNAME, 'user');
      if (!pool.clients.includes(options['client-id']) || password !== PASSWORD || !permanent) {
        throw new Refused('Incorrect username or password');
      }
      return { AuthenticationResult: { IdToken: await token(USERNAME, attributes['custom:tenantId']), ExpiresIn: 3600 } };
    },
  },
  'add-custom-attributes': {
    takes: `${POOL} custom-attributes* |`,
    run(options, state) {
      for (const attribute of listed(options['custom-attributes'], ATTRIBUTE)) {
        poolOf(options, state).attributes.push(attribute.Name);
      }
    },
  },
  'describe-user-pool-client': {
    takes: `${POOL} client-id |`,
    run(options, state) {
      const { clients, attributes } = poolOf(options, state);
      if (!clients.includes(options['client-id'])) {
        throw new Refused(`there is no app client ${options['client-id']}`);
      }
      const ReadAttributes = ['email', ...attributes.map((name) => `custom:${name}`)];
      return { UserPoolClient: { ReadAttributes, WriteAttributes: ['email'] } };
    },
  },
  'delete-user-pool': {
    takes: `${POOL} |`,
    run(options, state) {
      if (poolOf(options, state).protected) {
        throw new Refused('The user pool cannot be deleted because deletion protection is activated');
      }
      delete state.pools[options[POOL]];
    },
  },
};

/** A token of the local service, whose API is the one that the documents then call. */
async function token(sub, tenant) {
  const response = await fetch(`${process.env.ACCOUNTS_API}/local/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sub, tenant }),
  });
  if (!response.ok) {
    throw new Refused(`no token for the tenant ${tenant}: ${await response.text()}`);
  }
  return (await response.json()).id_token;
}
