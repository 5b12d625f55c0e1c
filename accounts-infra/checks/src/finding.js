/**
 * What a checker found: where, by which rule, what is wrong and how to fix it.
 *
 * @typedef {{file: string, at: string, rule: string, problem: string, remedy?: string}} Finding
 */

/** One finding as people read it, on one line and, with a remedy, a second. */
export function asText({ file, at, rule, problem, remedy }) {
  return `${file}: ${at}: ${rule}: ${problem}${remedy ? `\n    ${remedy}` : ''}`;
}
