/** What `config.json` beside the page says. */
export interface Settings {
  /** The address of the OpenAPI document, from the page's own. */
  readonly document: string;
  /** Where to sign in; without it, the page is for reading only. */
  readonly auth?: {
    readonly authority: string;
    readonly clientId: string;
    readonly scope: string;
  };
}

export async function readSettings(): Promise<Settings> {
  const response = await fetch('config.json');
  if (!response.ok) {
    throw new Error(`config.json: HTTP ${response.status}`);
  }
  return response.json() as Promise<Settings>;
}
