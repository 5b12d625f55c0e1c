import { Identity } from './identity-provider';

const NAMES = ['name', 'email', 'preferred_username', 'cognito:username', 'sub'];

/** The identity that an ID token says. It is not verified here: the API does that. */
export function identityOf(token: string): Identity {
  const claims = JSON.parse(payloadOf(token)) as Record<string, unknown>;
  const name = NAMES.map((claim) => claims[claim]).find((value) => typeof value === 'string');
  const rights = JSON.stringify([claims['cognito:groups'], claims['scope']]);
  return { token, expiresAt: Number(claims['exp']) * 1000, name: String(name ?? ''), rights };
}

function payloadOf(token: string): string {
  const base64 = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
}
