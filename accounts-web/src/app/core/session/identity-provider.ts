/** Who is signed in, as the ID token says. */
export interface Identity {
  /** The ID token that the API takes. */
  readonly token: string;
  /** When the token ends, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** The name to show. */
  readonly name: string;
  /** The groups and scopes of the token, as one text to compare. */
  readonly rights?: string;
}

/** What was found when the page started. */
export interface Restored {
  readonly identity?: Identity;
  /** Where the person was before signing in, when the page starts as the end of a sign-in. */
  readonly path?: string;
}

/** One way to sign in. Each is a chunk of its own that is loaded when `config.json` names it. */
export interface IdentityProvider {
  /** Ends a sign-in that just came back, or finds the one of before. */
  restore(): Promise<Restored>;
  /** Leaves the page for the sign-in page; it leads back to the path. */
  signIn(path: string): Promise<void>;
  /** A new identity without asking the person; none when the sign-in has ended. */
  renew(): Promise<Identity | undefined>;
  /** Forgets the tokens and leaves the page for the provider's sign-out. */
  signOut(): Promise<void>;
}
