import { ErrorTimeout, User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { OidcConfig } from '../config/app-config';
import { identityOf } from './id-token';
import { Identity, IdentityProvider, Restored } from './identity-provider';
import { localPath } from './local-path';

/** Authorization code with PKCE. Tokens are kept for this tab only, and go when it is closed. */
export class OidcIdentityProvider implements IdentityProvider {
  private readonly redirectUri: string;
  private readonly manager: UserManager;

  constructor(private readonly config: OidcConfig) {
    this.redirectUri = config.redirectUri ?? new URL('app/signed-in', document.baseURI).href;
    const store = new WebStorageStateStore({ store: sessionStorage });
    this.manager = new UserManager({
      authority: config.authority,
      client_id: config.clientId,
      redirect_uri: this.redirectUri,
      scope: config.scope,
      userStore: store,
      stateStore: store,
      automaticSilentRenew: false,
      ...(config.logoutUrl && { metadataSeed: { end_session_endpoint: config.logoutUrl } }),
    });
  }

  async restore(): Promise<Restored> {
    const isReturn = location.pathname === new URL(this.redirectUri).pathname;
    if (isReturn) {
      return this.returned();
    }
    const user = await this.manager.getUser();
    return user ? { ...identified(user) } : {};
  }

  private async returned(): Promise<Restored> {
    try {
      const user = await this.manager.signinRedirectCallback();
      return { ...identified(user), path: localPath(user.state) };
    } catch {
      // refused, too late, or this address was opened by hand: the person may sign in again
      return { path: '/' };
    }
  }

  async signIn(path: string): Promise<void> {
    await this.manager.signinRedirect({ state: path });
  }

  async renew(): Promise<Identity | undefined> {
    const user = await this.manager.getUser();
    if (!user?.refresh_token) {
      return undefined;
    }
    try {
      const renewed = await this.manager.signinSilent();
      return renewed ? identified(renewed).identity : undefined;
    } catch (failure) {
      if (failure instanceof TypeError || failure instanceof ErrorTimeout) {
        throw failure; // nothing responded: the sign-in may be valid all the same
      }
      return undefined;
    }
  }

  /** As Cognito wants it: `client_id` and `logout_uri`; the parameters of OpenID Connect differ. */
  async signOut(): Promise<void> {
    const endpoint = await this.manager.metadataService.getEndSessionEndpoint();
    await this.revoke();
    await this.manager.removeUser();
    const logoutUri = this.config.logoutUri ?? new URL('.', document.baseURI).href;
    const query = new URLSearchParams({ client_id: this.config.clientId, logout_uri: logoutUri });
    location.assign(endpoint ? `${endpoint}?${query}` : logoutUri);
  }

  /** A refresh token that someone copied is of no use afterwards, where the pool revokes tokens. */
  private async revoke(): Promise<void> {
    if (await this.manager.metadataService.getRevocationEndpoint()) {
      await this.manager.revokeTokens(['refresh_token']).catch(() => undefined);
    }
  }
}

function identified(user: User): { identity?: Identity } {
  return user.id_token ? { identity: identityOf(user.id_token) } : {};
}
