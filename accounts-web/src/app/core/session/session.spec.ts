import { Identity, IdentityProvider } from './identity-provider';
import { Session } from './session';

const HOUR = 3_600_000;

/** A provider whose tokens last an hour, and which can renew as often as it is asked. */
class Provider implements IdentityProvider {
  renewals = 0;
  failure: Error | undefined;

  constructor(private readonly age: number, private readonly most: number) {}

  restore() {
    return Promise.resolve({ identity: this.identity('first', HOUR - this.age) });
  }

  async renew(): Promise<Identity | undefined> {
    await new Promise((resolve) => setTimeout(resolve));
    if (this.failure) {
      throw this.failure;
    }
    this.renewals++;
    return this.renewals <= this.most ? this.identity(`renewed ${this.renewals}`, HOUR) : undefined;
  }

  private identity(token: string, life: number): Identity {
    return { token, expiresAt: Date.now() + life, name: 'Ada' };
  }

  signIn = () => Promise.resolve();
  signOut = () => Promise.resolve();
}

describe('Session', () => {
  it('gives the token as long as it is valid', async () => {
    const session = new Session();
    const provider = new Provider(0, 1);
    await session.start(provider);
    expect(await session.token()).toBe('first');
    expect(provider.renewals).toBe(0);
  });

  it('renews a token that is about to end, once for all who ask', async () => {
    const session = new Session();
    const provider = new Provider(HOUR - 10_000, 5);
    await session.start(provider);
    const tokens = await Promise.all([session.token(), session.token(), session.renew()]);
    expect(tokens).toEqual(['renewed 1', 'renewed 1', 'renewed 1']);
    expect(provider.renewals).toBe(1);
  });

  it('ends when nothing renews it, and keeps the name of the person', async () => {
    const session = new Session();
    await session.start(new Provider(HOUR, 0));
    expect(await session.token()).toBeUndefined();
    expect(session.state()).toBe('ended');
    expect(session.name()).toBe('Ada');
  });

  it('does not end because the provider cannot be reached', async () => {
    const session = new Session();
    const provider = new Provider(HOUR, 1);
    provider.failure = new TypeError('Failed to fetch');
    await session.start(provider);
    await expect(session.token()).rejects.toThrow('Failed to fetch');
    expect(session.state()).toBe('signed-in');
    provider.failure = undefined;
    expect(await session.token()).toBe('renewed 1');
  });
});
