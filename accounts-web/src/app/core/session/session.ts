import { Injectable, computed, signal } from '@angular/core';
import { Identity, IdentityProvider } from './identity-provider';

/** `ended` means that someone was signed in, and has to sign in again to go on. */
export type SessionState = 'starting' | 'signed-out' | 'signed-in' | 'ended';

/** Tokens are renewed this long before they end, so that none ends on its way. */
const EARLY_MS = 30_000;

/** The sign-in of this page. Every view and the API's client share this one. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly current = signal<SessionState>('starting');
  private readonly identity = signal<Identity | undefined>(undefined);
  private provider?: IdentityProvider;
  private renewal: Promise<string | undefined> | undefined;

  readonly state = this.current.asReadonly();
  readonly name = computed(() => this.identity()?.name ?? '');

  /** What the API makes permissions of; undefined while no one is signed in. */
  readonly rights = computed(() => this.identity() && (this.identity()?.rights ?? ''));

  /** Starts with a provider; returns where to go when the page was entered from its sign-in. */
  async start(provider: IdentityProvider): Promise<string | undefined> {
    this.provider = provider;
    const { identity, path } = await provider.restore();
    this.identity.set(identity);
    this.current.set(identity ? 'signed-in' : 'signed-out');
    return path;
  }

  /** A token that is valid for some seconds at least; none when no user is signed in any more. */
  async token(): Promise<string | undefined> {
    const identity = this.identity();
    if (!identity || identity.expiresAt - EARLY_MS > Date.now()) {
      return identity?.token;
    }
    return this.renew();
  }

  /** A new token; none when the sign-in has ended. Callers at the same time share one renewal. */
  renew(): Promise<string | undefined> {
    this.renewal ??= this.renewed().finally(() => (this.renewal = undefined));
    return this.renewal;
  }

  private async renewed(): Promise<string | undefined> {
    const identity = await this.provider?.renew();
    if (identity) {
      this.identity.set(identity);
      this.current.set('signed-in');
    } else if (this.current() === 'signed-in') {
      this.current.set('ended');
    }
    return identity?.token;
  }

  /** Leaves the page to sign in, and comes back to this path. */
  async signIn(path: string): Promise<void> {
    await this.provider?.signIn(path);
  }

  async signOut(): Promise<void> {
    await this.provider?.signOut();
  }
}
