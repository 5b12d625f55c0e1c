import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { AppConfig } from './config/app-config';
import { readConfig } from './config/read-config';
import { openIdentityProvider } from './session/open-identity-provider';
import { Session } from './session/session';

/** What happens before the first screen: settings, the way to sign in, and who is signed in. */
@Injectable({ providedIn: 'root' })
export class Startup {
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private read?: AppConfig;

  /** Why the page cannot start, in a sentence; empty when it did. */
  readonly failure = signal('');

  get config(): AppConfig {
    if (!this.read) {
      throw new Error('The settings are not read yet.');
    }
    return this.read;
  }

  async run(): Promise<void> {
    try {
      this.read = await readConfig();
      const path = await this.session.start(await openIdentityProvider(this.read));
      if (path !== undefined) {
        this.document.defaultView?.history.replaceState(null, '', path);
      }
    } catch (failure) {
      this.failure.set(failure instanceof Error ? failure.message : String(failure));
    }
  }
}
