import { identityOf } from '../app/core/session/id-token';
import { Identity, IdentityProvider, Restored } from '../app/core/session/identity-provider';
import { AccountsRegisterEventMap, ShellSession } from './accounts-element';

/** Asks the page around to sign in. */
export type SignInRequest = (detail: AccountsRegisterEventMap['signinrequired']['detail']) => void;

/** The sign-in that the page around the element already has. */
export class ShellIdentityProvider implements IdentityProvider {
  private asked = false;

  constructor(
    private readonly session: ShellSession,
    private readonly ask: SignInRequest,
  ) {}

  async restore(): Promise<Restored> {
    try {
      const token = await this.session.idToken();
      const now = identified(token);
      const identity = token && !now ? await this.renew() : this.seen(now);
      return identity ? { identity } : {};
    } catch (cause) {
      this.ask({ asked: false, cause });
      return {};
    }
  }

  async signIn(): Promise<void> {
    this.ask({ asked: true });
  }

  /** A rejection is passed on: the page around may only be offline. */
  async renew(): Promise<Identity | undefined> {
    const token = await (this.session.renew ? this.session.renew() : this.session.idToken());
    return this.seen(identified(token));
  }

  /** Asks once for each sign-in that has ended, however many requests find out. */
  private seen(identity: Identity | undefined): Identity | undefined {
    if (!identity && !this.asked) {
      this.ask({ asked: false });
    }
    this.asked = !identity;
    return identity;
  }

  /** The page around signs out, and takes its session back. */
  async signOut(): Promise<void> {}
}

/** None for a token that has ended: the session around has ended with it. */
function identified(token: string | undefined): Identity | undefined {
  const identity = token ? identityOf(token) : undefined;
  return identity && identity.expiresAt > Date.now() ? identity : undefined;
}
