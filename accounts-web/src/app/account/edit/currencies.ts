/** A currency that money is in today or was in once. */
export interface Currency {
  readonly code: string;
  /** In the reader's language. */
  readonly name: string;
}

/** The currencies that the browser knows; the service has the last word. */
export const CURRENCIES: readonly Currency[] = named(Intl.supportedValuesOf('currency'));

function named(codes: readonly string[]): readonly Currency[] {
  const names = new Intl.DisplayNames(undefined, { type: 'currency' });
  return codes.map((code) => ({ code, name: names.of(code) ?? code }));
}
