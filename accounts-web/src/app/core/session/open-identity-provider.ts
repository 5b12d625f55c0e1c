import { AppConfig } from '../config/app-config';
import { IdentityProvider } from './identity-provider';

/** The way to sign in that the settings name; only its code is loaded. */
export async function openIdentityProvider({ auth }: AppConfig): Promise<IdentityProvider> {
  switch (auth.kind) {
    case 'oidc':
      return new (await import('./oidc-identity-provider')).OidcIdentityProvider(auth);
    case 'amplify':
      return new (await import('./amplify-identity-provider')).AmplifyIdentityProvider(auth);
  }
}
