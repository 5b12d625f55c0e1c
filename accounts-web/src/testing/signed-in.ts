import { EnvironmentProviders, Provider, provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { APP_CONFIG, AppConfig } from '../app/core/config/app-config';
import { Session } from '../app/core/session/session';

const CONFIG: AppConfig = {
  apiUrl: 'https://api.example',
  auth: { kind: 'oidc', authority: 'https://pool.example', clientId: 'c', scope: 'openid' },
};

/** The API at another address. */
export function apiAt(apiUrl: string): Provider {
  return { provide: APP_CONFIG, useValue: { ...CONFIG, apiUrl } };
}

/** Someone who is signed in for an hour, with an API at `https://api.example`. */
export async function signedIn(...providers: (Provider | EnvironmentProviders)[]): Promise<void> {
  TestBed.configureTestingModule({
    providers: [
      provideZonelessChangeDetection(),
      { provide: APP_CONFIG, useValue: CONFIG },
      ...providers,
    ],
  });
  const identity = { token: 't', expiresAt: Date.now() + 3_600_000, name: 'Ada' };
  await TestBed.inject(Session).start({
    restore: () => Promise.resolve({ identity }),
    renew: () => Promise.resolve(undefined),
    signIn: () => Promise.resolve(),
    signOut: () => Promise.resolve(),
  });
}
