/** When it was, as the end of a sentence: "at the end of 1 November 2026 (UTC)"; empty for now. */
export function momentText(at: string | undefined): string {
  if (at === undefined) {
    return '';
  }
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) {
    return `at “${at}”`;
  }
  return /^\d{4}-\d\d-\d\d$/.test(at)
    ? `at the end of ${date.toLocaleDateString(undefined, { dateStyle: 'long', timeZone: 'UTC' })} (UTC)`
    : `at ${date.toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'long' })}`;
}
