import { AppConfig } from './app-config';

/** The settings of this deployment, checked; the message of the error says what is wrong. */
export async function readConfig(address = 'config.json'): Promise<AppConfig> {
  const response = await fetch(address, { cache: 'no-store' });
  if (!response.ok) {
    throw new Error(`config.json could not be read: HTTP ${response.status}.`);
  }
  return checked(await response.json());
}

const NEEDED = {
  oidc: ['authority', 'clientId', 'scope'],
  amplify: ['userPoolId', 'clientId', 'domain'],
} as const;

/** The settings themselves, or an error that names the first one that is missing. */
export function checked(given: unknown): AppConfig {
  const config = given as { apiUrl?: unknown; auth?: Record<string, unknown> } | null;
  const kind = config?.auth?.['kind'];
  if (kind !== 'oidc' && kind !== 'amplify') {
    throw new Error('config.json: auth.kind must be "oidc" or "amplify".');
  }
  const missing = NEEDED[kind].find((name) => !isText(config?.auth?.[name]));
  if (missing) {
    throw new Error(`config.json: auth.${missing} is missing.`);
  }
  if (!isText(config?.apiUrl)) {
    throw new Error('config.json: apiUrl is missing.');
  }
  return { ...config, apiUrl: config.apiUrl.replace(/\/+$/, '') } as unknown as AppConfig;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
