/**
 * What a checker found: where, by which rule, what is wrong and what mends it.
 *
 * @typedef {{file: string, at: string, rule: string, problem: string, remedy?: string, settings?: string}} Finding
 */

/** One finding as people read it, on one line and, with a remedy, a second. */
export function asText({ file, at, rule, problem, remedy, settings = 'defaults' }) {
  const when = settings === 'defaults' ? '' : ` (with ${settings})`;
  return `${file}: ${at}: ${rule}: ${problem}${when}${remedy ? `\n    ${remedy}` : ''}`;
}

/** The same mistake may show under many parameters: told once, with the first of them. */
export function withoutRepeats(findings) {
  const seen = new Set();
  return findings.filter(({ file, at, rule, problem }) => {
    const key = JSON.stringify([file, at, rule, problem]);
    return !seen.has(key) && seen.add(key);
  });
}
