import { TestBed } from '@angular/core/testing';
import { AccountsServer } from '../../../testing/accounts-server';
import { eventually } from '../../../testing/eventually';
import { signedIn } from '../../../testing/signed-in';
import { PermissionNotice } from '../session/permission-notice';
import { Permissions } from './permissions';
import { Session } from '../session/session';

async function permissionsOf(server: AccountsServer): Promise<Permissions> {
  server.serve();
  await signedIn();
  const permissions = TestBed.inject(Permissions);
  TestBed.tick();
  return permissions;
}

/** As if the tokens had been renewed. */
async function renewed(rights?: string): Promise<void> {
  const expiresAt = Date.now() + 3_600_000;
  const identity = { token: crypto.randomUUID(), expiresAt, name: 'Ada', ...(rights && { rights }) };
  await TestBed.inject(Session).start({
    restore: () => Promise.resolve({ identity }),
    renew: () => Promise.resolve(undefined),
    signIn: () => Promise.resolve(),
    signOut: () => Promise.resolve(),
  });
  TestBed.tick();
}

describe('Permissions', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('offer nothing before they are known, and then what the API says', async () => {
    const server = new AccountsServer();
    server.permissions = ['read', 'write'];
    const permissions = await permissionsOf(server);
    expect(permissions.may('write')).toBe(false);
    await eventually(() => expect(permissions.may('write')).toBe(true));
    expect(permissions.may('control')).toBe(false);
    expect(permissions.limits()).toBe('You may not freeze, close, reopen or delete accounts.');
    expect(TestBed.inject(PermissionNotice).text()).toBe('');
  });

  it('offer everything when the API does not say, and leave it to the API to refuse', async () => {
    const server = new AccountsServer();
    server.knowsPermissions = false;
    const permissions = await permissionsOf(server);
    await eventually(() => expect(permissions.may('control')).toBe(true));
    expect(permissions.limits()).toBe('');
  });

  it('are asked again when the groups of the token change, and say when they have changed', async () => {
    const server = new AccountsServer();
    const permissions = await permissionsOf(server);
    await eventually(() => expect(permissions.may('control')).toBe(true));
    server.permissions = ['read'];
    await renewed();
    expect(server.asked).toEqual(['/accounts/me']);
    await renewed('readers');
    await eventually(() =>
      expect(TestBed.inject(PermissionNotice).text()).toBe(
        'What you may do has changed. You may read accounts, but not change them.',
      ),
    );
    expect(permissions.may('control')).toBe(false);
    expect(permissions.limits()).toBe('You may read accounts, but not change them.');
  });
});
