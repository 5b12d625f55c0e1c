/** The contract of `accounts-element.js` with the page around it. */

/** The sign-in of the page around the element. */
export interface ShellSession {
  /** The ID token of the user who is signed in; nothing, or a rejection, when none is. */
  idToken(): Promise<string | undefined>;
  /** A new ID token in place of one that ended or was refused; `idToken` when left out. */
  renew?(): Promise<string | undefined>;
}

export interface AccountsRegisterEventMap {
  /** The person opened an account. */
  accountopened: CustomEvent<{ readonly id: string }>;
  /** The person closed the account that was open; only the tree is shown. */
  accountclosed: CustomEvent<null>;
  /**
   * The session has no token, at the start or later; `asked` when the person pressed "Sign in
   * again". Sign in, then call `resume`. A rejection of `idToken` at the start is the `cause`.
   */
  signinrequired: CustomEvent<{ readonly asked: boolean; readonly cause?: unknown }>;
}

/** `<accounts-register api-url="…">`: the accounts tree, and the account that is open. */
export interface AccountsRegister extends HTMLElement {
  /**
   * The sign-in. Nothing is shown without one. Another object is another person: everything that
   * was loaded is forgotten.
   */
  session: ShellSession | undefined;
  /** Where the API is; the attribute `api-url`. */
  apiUrl: string;
  /** The account that is open, or to be opened; the attribute `account`. */
  account: string | null;
  /** Asks the session again after `signinrequired`; what is shown, and typed, stays. */
  resume(): Promise<void>;

  addEventListener<K extends keyof AccountsRegisterEventMap>(
    type: K,
    listener: (this: AccountsRegister, event: AccountsRegisterEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'accounts-register': AccountsRegister;
  }
}
