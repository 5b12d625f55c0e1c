import { defineAuth } from '@aws-amplify/backend';

/** Users sign in with their address and belong to a tenant, which only an administrator sets. */
export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: { 'custom:tenantId': { dataType: 'String', mutable: true, minLen: 1, maxLen: 64 } },
});
