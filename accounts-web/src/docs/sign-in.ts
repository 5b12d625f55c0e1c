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
      requestTimeoutInSeconds: 10,
    });
  }

  /**
   * Ends a sign-in that has just come back, and restores the address of the operation that the person came from. One that
   * failed leaves everything as it was before.
   */
  async finish(): Promise<void> {
    if (new URLSearchParams(location.search).has('state')) {
      let operation = '';
      try {
        const { state } = await this.manager.signinRedirectCallback();
        operation = typeof state === 'string' ? state : '';
      } finally {
        history.replaceState(null, '', this.home + operation);
      }
    }
  }

  /** Reports who is signed in, now and after each renewal. */
  async start(report: (user: User | undefined) => void): Promise<void> {
    this.manager.events.addUserLoaded(report);
    this.manager.events.addUserUnloaded(() => report(undefined));
    this.manager.events.addAccessTokenExpired(() => void this.manager.removeUser());
    const user = await this.manager.getUser();
    report(user && !user.expired ? user : undefined);
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
