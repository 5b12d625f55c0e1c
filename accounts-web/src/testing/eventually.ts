/** Waits until it holds, with the patience that a busy machine needs, and returns what it returned then. */
export function eventually<T>(holds: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(holds, 30_000);
}
