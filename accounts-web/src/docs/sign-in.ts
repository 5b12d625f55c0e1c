import { User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { Settings } from './settings';

/** Authorization code with PKCE. Tokens are kept for this tab only, and renewed before they end. */
export class SignIn {
  private readonly manager: UserManager;
  private readonly home = location.origin + location.pathname;

  constructor(private readonly auth: NonNullable<Settings['auth']>) {
    const store = new WebStorageStateStore({ prefix: 'docs.', store: sessionStorage });
    this.manager = new UserManager({
      authority: auth.authority,
      client_id: auth.clientId,
      scope: auth.scope,
      redirect_uri: this.home,
      userStore: store,
      stateStore: store,
      automaticSilentRenew: true,
    });
  }

  /**
   * Ends a sign-in that has just come back, and reports who is signed in, now and after each renewal. A sign-in that
   * failed leaves everything as it was before, and is thrown afterwards.
   */
  async start(report: (user: User | undefined) => void): Promise<void> {
    this.manager.events.addUserLoaded(report);
    this.manager.events.addUserUnloaded(() => report(undefined));
    this.manager.events.addAccessTokenExpired(() => void this.manager.removeUser());
    let failure: unknown;
    if (new URLSearchParams(location.search).has('state')) {
      const user = await this.manager.signinRedirectCallback().catch((error: unknown) => {
        failure = error;
        return undefined;
      });
      history.replaceState(null, '', this.home + (typeof user?.state === 'string' ? user.state : ''));
    }
    const user = await this.manager.getUser();
    report(user && !user.expired ? user : undefined);
    if (failure !== undefined) {
      throw failure;
    }
  }

  /** Leaves for the sign-in page, and comes back to this operation. */
  async enter(): Promise<void> {
    await this.manager.signinRedirect({ state: location.hash });
  }

  /** As Cognito wants it: `client_id` and `logout_uri`. */
  async leave(): Promise<void> {
    const endpoint = await this.manager.metadataService.getEndSessionEndpoint();
    await this.manager.removeUser();
    const query = new URLSearchParams({ client_id: this.auth.clientId, logout_uri: this.home });
    location.assign(`${endpoint}?${query}`);
  }
}
