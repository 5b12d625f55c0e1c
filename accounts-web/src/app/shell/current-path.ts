/** Where the person is, to come back to it. */
export function currentPath(): string {
  return location.pathname + location.search;
}
