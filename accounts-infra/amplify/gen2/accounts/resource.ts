import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Stack } from 'aws-cdk-lib';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';

const HERE = dirname(fileURLToPath(import.meta.url));

/** Names, and the pool whose tokens are accepted. */
export interface AccountsSettings {
  /** 2 to 10 lower-case letters and digits, such as `dev`; also the name of the API's stage. */
  readonly environment: string;
  /** The origins of the pages that may call the API, `https://HOST`, separated by commas, or `*`. */
  readonly allowedOrigin: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  /** Any other parameter of `data.json`, by name. */
  readonly data?: Record<string, string | number>;
  /** Any other parameter of `api.json`, by name. */
  readonly api?: Record<string, string | number>;
}

/**
 * The database in one stack, the function and its API in another.
 *
 * @returns where the API is
 */
export function addAccounts(stacks: { data: Stack; api: Stack }, settings: AccountsSettings): { apiUrl: string } {
  const data = include(stacks.data, 'data.json', 'accounts-operations.zip', { Environment: settings.environment, ...settings.data });
  const output = (name: string): string => data.getOutput(name).value as string;
  const api = include(stacks.api, 'api.json', 'accounts-lambda.zip', {
    Environment: settings.environment,
    AllowedOrigin: settings.allowedOrigin,
    GatewayOrigin: settings.allowedOrigin.includes(',') ? '*' : settings.allowedOrigin,
    UserPoolId: settings.userPoolId,
    UserPoolClientIds: settings.userPoolClientId,
    ClusterArn: output('ClusterArn'),
    SecretArn: output('SecretArn'),
    Database: output('Database'),
    ...settings.api,
  });
  return { apiUrl: api.getOutput('ApiUrl').value as string };
}

function include(stack: Stack, file: string, zip: string, parameters: Record<string, string | number>): CfnInclude {
  const code = new Asset(stack, 'AccountsCode', { path: join(HERE, zip) });
  return new CfnInclude(stack, 'Accounts', {
    templateFile: join(HERE, file),
    parameters: { ...parameters, CodeBucket: code.s3BucketName, CodeKey: code.s3ObjectKey },
  });
}
