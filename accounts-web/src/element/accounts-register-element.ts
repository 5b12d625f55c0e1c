import type { AccountsRegister, AccountsRegisterEventMap, ShellSession } from './accounts-element';
import { EmbeddedApp } from './embedded-app';

const PROPERTIES = ['session', 'apiUrl', 'account'] as const;

/** The element: what the page around says, and an application while there is all it needs. */
export class AccountsRegisterElement extends HTMLElement implements AccountsRegister {
  static readonly observedAttributes = ['api-url', 'account'];

  private readonly root = this.attachShadow({ mode: 'open' });
  private currentSession: ShellSession | undefined;
  private currentAccount: string | null = null;
  private app: Promise<EmbeddedApp> | undefined;

  get session(): ShellSession | undefined {
    return this.currentSession;
  }

  set session(session: ShellSession | undefined) {
    if (session !== this.currentSession) {
      this.currentSession = session;
      this.restart();
    }
  }

  get apiUrl(): string {
    return this.getAttribute('api-url') ?? '';
  }

  set apiUrl(url: string) {
    this.setAttribute('api-url', url);
  }

  get account(): string | null {
    return this.currentAccount;
  }

  set account(id: string | null) {
    this.currentAccount = id || null;
    void this.app?.then((app) => app.open(this.currentAccount));
  }

  async resume(): Promise<void> {
    await (await this.app)?.resume();
  }

  connectedCallback(): void {
    PROPERTIES.forEach((name) => this.takeEarly(name));
    if (!this.app) {
      this.start();
    }
  }

  /** An element that is only moved to another place comes back at once, and goes on. */
  disconnectedCallback(): void {
    queueMicrotask(() => !this.isConnected && this.stop());
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (name === 'account') {
      this.account = now;
    } else if (before !== now) {
      this.restart();
    }
  }

  /** What was set before this class was there hides the accessor of the same name. */
  private takeEarly<K extends (typeof PROPERTIES)[number]>(name: K): void {
    if (Object.hasOwn(this, name)) {
      const value = this[name];
      delete (this as Partial<Pick<this, K>>)[name];
      this[name] = value;
    }
  }

  private restart(): void {
    this.stop();
    this.start();
  }

  private start(): void {
    const { apiUrl, session } = this;
    if (!this.isConnected || !session || !apiUrl) {
      return;
    }
    const app = EmbeddedApp.start(this.root, {
      apiUrl,
      session,
      account: this.account,
      linkTo: (account) => this.linkTo(account),
      opened: (account) => this.opened(account),
      signInRequired: (detail) => this.dispatch('signinrequired', detail),
    });
    this.app = app;
    void app.then((started) => this.app === app && started.show());
  }

  private stop(): void {
    void this.app?.then((app) => app.destroy());
    this.app = undefined;
  }

  private linkTo(account: string | null): string {
    const template = this.getAttribute('account-href') ?? '';
    return account === null ? '' : template.replaceAll('{id}', encodeURIComponent(account));
  }

  private opened(account: string | null): void {
    this.currentAccount = account;
    if (account === null) {
      this.dispatch('accountclosed', null);
    } else {
      this.dispatch('accountopened', { id: account });
    }
  }

  private dispatch<K extends keyof AccountsRegisterEventMap>(
    name: K,
    detail: AccountsRegisterEventMap[K]['detail'],
  ): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
