import { Summary } from './tree-state';

/**
 * The order of a chart of accounts, as the API has it: by account number, in which digits compare as
 * numbers, then accounts without a number by name; equal ones by their ids.
 */
export function inChartOrder(accounts: readonly Summary[]): readonly Summary[] {
  return [...accounts].sort((a, b) => compareKeys(keysOf(a), keysOf(b)));
}

/** A name in the form in which names are compared: without case and accents. */
export function nameKey(name: string): string {
  return [...name.normalize('NFC')]
    .map((character) => character.toLowerCase()) // each by itself, or a sigma that ends a word differs
    .join('')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss');
}

/** Made once for each account: lists of thousands are sorted again with each page that arrives. */
const KEYS = new WeakMap<Summary, readonly string[]>();

function keysOf(account: Summary): readonly string[] {
  let keys = KEYS.get(account);
  if (!keys) {
    keys = [numberKey(account.accountNumber), nameKey(account.name), account.id];
    KEYS.set(account, keys);
  }
  return keys;
}

function numberKey(accountNumber: string | undefined): string {
  return accountNumber === undefined ? '1' : '0' + accountNumber.replace(/[0-9]+/g, numeric);
}

/** Digits behind how many they are, in one character up to 8 of them, in three above that. */
function numeric(digits: string): string {
  const significant = digits.replace(/^0+/, '');
  const count = significant.length;
  return (count < 9 ? `${count}` : `9${`${count}`.padStart(2, '0')}`) + significant;
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  const place = a.findIndex((key, i) => key !== b[i]);
  return place < 0 ? 0 : compareTexts(a[place] ?? '', b[place] ?? '');
}

/** Code point by code point, which the order of UTF-16 is not. */
function compareTexts(a: string, b: string): number {
  let place = 0;
  while (place < a.length && place < b.length && a[place] === b[place]) {
    place++;
  }
  return rank(a, place) - rank(b, place);
}

/** The order of code points: characters of two surrogates stand after all others. */
function rank(text: string, place: number): number {
  const unit = place < text.length ? text.charCodeAt(place) : -1;
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
