import { defineBackend } from '@aws-amplify/backend';
import { addAccounts } from './accounts/resource.js';
import { auth } from './auth/resource.js';

const backend = defineBackend({ auth });

// A user who could write the tenant's attribute could read another tenant's accounts: no client may, and there is no sign-up.
const { cfnUserPool, cfnUserPoolClient } = backend.auth.resources.cfnResources;
cfnUserPool.adminCreateUserConfig = { allowAdminCreateUserOnly: true };
cfnUserPoolClient.writeAttributes = ['email', 'name'];

const { apiUrl } = addAccounts(
  { data: backend.createStack('accounts-data'), api: backend.createStack('accounts-api') },
  {
    environment: 'dev',
    allowedOrigin: '*',
    userPoolId: backend.auth.resources.userPool.userPoolId,
    userPoolClientId: backend.auth.resources.userPoolClient.userPoolClientId,
  },
);

backend.addOutput({ custom: { accountsApiUrl: apiUrl } });
