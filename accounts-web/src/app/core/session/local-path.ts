/** A path of this page to come back to; the start for anything that leads elsewhere. */
export function localPath(path: unknown, base = document.baseURI): string {
  if (typeof path !== 'string' || !path.startsWith('/')) {
    return '/';
  }
  const url = new URL(path, base);
  return url.origin === new URL(base).origin ? url.pathname + url.search + url.hash : '/';
}
