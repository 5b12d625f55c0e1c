/** The address of an account in this application; the tree alone for none. */
export function addressOf(account: string | null): string {
  return account === null ? '/' : `/app/accounts/${encodeURIComponent(account)}`;
}

/** The account that an address shows; null for all other addresses. */
export function accountIn(address: string): string | null {
  const [, id] = /^\/app\/accounts\/([^/?#]+)/.exec(address) ?? [];
  return id === undefined ? null : decodeURIComponent(id);
}
