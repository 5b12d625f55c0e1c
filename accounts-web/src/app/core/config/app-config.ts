import { InjectionToken } from '@angular/core';

export interface ApiConfig {
  /** Where the API is, without a slash at the end. */
  readonly apiUrl: string;
}

/** What `/config.json` says, so that one bundle serves every deployment. */
export interface AppConfig extends ApiConfig {
  readonly auth: OidcConfig | AmplifyConfig;
}

/** Sign-in by OpenID Connect: Cognito's managed login, the local user pool, or any other issuer. */
export interface OidcConfig {
  readonly kind: 'oidc';
  /** The issuer; its `/.well-known/openid-configuration` says the rest. */
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
  /** Where sign-in leads back to; `app/signed-in` of this page when left out. */
  readonly redirectUri?: string;
  /** Where sign-out leads to; the start of this page when left out. */
  readonly logoutUri?: string;
  /** The pool's `/logout`, for issuers whose discovery does not say it. */
  readonly logoutUrl?: string;
}

/** Sign-in with the Amplify library, for pages that already have it. */
export interface AmplifyConfig {
  readonly kind: 'amplify';
  readonly userPoolId: string;
  readonly clientId: string;
  /** The host name of the pool's managed login. */
  readonly domain: string;
  readonly scope?: string;
  readonly redirectUri?: string;
  readonly logoutUri?: string;
  /** Another endpoint of the user pool's API, for tests. */
  readonly endpoint?: string;
}

export const APP_CONFIG = new InjectionToken<ApiConfig>('What /config.json says of the API');
