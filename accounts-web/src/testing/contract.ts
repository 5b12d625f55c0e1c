import text from '../../../accounts-rest/target/classes/openapi/accounts.yaml' with { loader: 'text' };

/** The codes of all problems that the contract documents. */
export const CONTRACT_CODES: readonly string[] = [
  ...new Set([...text.matchAll(/urn:accounts:problem:([a-z-]+)/g)].map((match) => match[1] ?? '')),
].sort();

/** The longest text that the contract allows for a field of an account. */
export function contractLength(field: string): number {
  const [, account = ''] = text.split(/^ {4}Account:$/m);
  const limit = new RegExp(`^ {8}${field}:\\n(?: {10}.*\\n)*? {10}maxLength: (\\d+)$`, 'm');
  return Number(limit.exec(account)?.[1]);
}
