import { ApplicationRef } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { Event, NavigationCancel, NavigationEnd, NavigationError, NavigationSkipped, Router } from '@angular/router';
import { Session } from '../app/core/session/session';
import { accountIn, addressOf } from '../app/shared/account-address';
import { ShellSession } from './accounts-element';
import { EmbeddedFrame } from './embedded-frame';
import { embeddedProviders } from './embedded-providers';
import { MemoryLocation } from './memory-location';
import { ShellIdentityProvider, SignInRequest } from './shell-identity-provider';

/** What an application is started with. */
export interface EmbeddedSettings {
  readonly apiUrl: string;
  readonly session: ShellSession;
  readonly account: string | null;
  /** What a link to an account says, by its id. */
  readonly linkTo: (account: string | null) => string;
  /** Hears of the account that is open, each time it is another one than before. */
  readonly opened: (account: string | null) => void;
  readonly signInRequired: SignInRequest;
}

/** One application in one shadow root. Several of them share nothing but their code. */
export class EmbeddedApp {
  private readonly router: Router;
  private readonly session: Session;
  private known: string | null;

  private constructor(
    private readonly app: ApplicationRef,
    private readonly place: HTMLElement,
    private readonly settings: EmbeddedSettings,
  ) {
    this.router = app.injector.get(Router);
    this.session = app.injector.get(Session);
    this.known = settings.account;
    this.router.events.subscribe((event) => isSettled(event) && this.compare());
  }

  static async start(root: ShadowRoot, settings: EmbeddedSettings): Promise<EmbeddedApp> {
    const place = document.createElement('div');
    place.className = 'place';
    root.append(place);
    const location = new MemoryLocation(addressOf(settings.account), (path) =>
      settings.linkTo(accountIn(path)),
    );
    const app = await createApplication({
      providers: embeddedProviders(place, settings.apiUrl, location),
    });
    const embedded = new EmbeddedApp(app, place, settings);
    const provider = new ShellIdentityProvider(settings.session, settings.signInRequired);
    await embedded.session.start(provider);
    return embedded;
  }

  show(): void {
    const frame = document.createElement('div');
    frame.className = 'frame';
    this.place.prepend(frame);
    this.app.bootstrap(EmbeddedFrame, frame);
  }

  /** Opens an account, or the tree alone, because the page around says so: that needs no event. */
  open(account: string | null): void {
    this.known = account;
    void this.router.navigateByUrl(addressOf(account));
  }

  async resume(): Promise<void> {
    await this.session.renew();
  }

  destroy(): void {
    this.app.destroy();
    this.place.remove();
  }

  /** Also after a refusal to leave: then the page around has to hear what is still open. */
  private compare(): void {
    const open = accountIn(this.router.url);
    if (open !== this.known) {
      this.known = open;
      this.settings.opened(open);
    }
  }
}

function isSettled(event: Event): boolean {
  return (
    event instanceof NavigationEnd ||
    event instanceof NavigationSkipped ||
    event instanceof NavigationError ||
    event instanceof NavigationCancel
  );
}
