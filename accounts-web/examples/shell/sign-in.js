/** The desk's own sign-in: authorization code with PKCE, tokens for this tab only. */
export class SignIn {
  #manager;
  #clientId;

  constructor({ authority, clientId, scope }) {
    this.#clientId = clientId;
    const store = new oidc.WebStorageStateStore({ prefix: 'desk.', store: sessionStorage });
    this.#manager = new oidc.UserManager({
      authority,
      client_id: clientId,
      scope,
      redirect_uri: SignIn.#home(),
      userStore: store,
      stateStore: store,
      automaticSilentRenew: false,
    });
  }

  static #home() {
    return location.origin + location.pathname;
  }

  /** Ends a sign-in that just came back; returns whether someone is signed in. */
  async start() {
    if (new URLSearchParams(location.search).has('state')) {
      const user = await this.#manager.signinRedirectCallback().catch(() => undefined);
      history.replaceState(null, '', SignIn.#home() + (user?.state ?? ''));
    }
    return (await this.#manager.getUser()) !== null;
  }

  /** Leaves for the sign-in page, and comes back to this place. */
  async enter() {
    await this.#manager.signinRedirect({ state: location.hash });
  }

  async leave() {
    const endpoint = await this.#manager.metadataService.getEndSessionEndpoint();
    await this.#manager.removeUser();
    const query = new URLSearchParams({ client_id: this.#clientId, logout_uri: SignIn.#home() });
    location.assign(`${endpoint}?${query}`);
  }

  /** What the element takes: a token, and a new one when that one has ended. */
  session() {
    return {
      idToken: async () => (await this.#manager.getUser())?.id_token,
      renew: async () => {
        const user = await this.#manager.getUser();
        return user?.refresh_token && (await this.#renewed())?.id_token;
      },
    };
  }

  /** None when the user pool refuses; a pool that cannot be reached is a failure. */
  async #renewed() {
    try {
      return await this.#manager.signinSilent();
    } catch (failure) {
      if (failure instanceof oidc.ErrorResponse) {
        return undefined;
      }
      throw failure;
    }
  }
}
