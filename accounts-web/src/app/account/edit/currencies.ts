import { nameKey } from '../../core/store/chart-order';

/** A currency of ISO 4217, with its English name. */
export interface Currency {
  readonly code: string;
  readonly name: string;
}

/** So many are shown; more of them are found by typing more. */
const MOST = 50;

const NAMES = new Intl.DisplayNames('en', { type: 'currency' });
const ALL: readonly Currency[] = Intl.supportedValuesOf('currency').map((code) => ({
  code,
  name: NAMES.of(code) ?? code,
}));

/** The first currencies whose code begins with the text or whose name contains it; none once a code is complete. */
export function currenciesFor(text: string): readonly Currency[] {
  const wanted = nameKey(text.trim());
  const found = ALL.filter(
    ({ code, name }) => nameKey(code).startsWith(wanted) || nameKey(name).includes(wanted),
  );
  return found.some(({ code }) => nameKey(code) === wanted) ? [] : found.slice(0, MOST);
}
