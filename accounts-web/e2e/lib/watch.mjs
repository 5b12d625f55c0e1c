// What must never happen in a page, whatever a test does: errors in the console, violations of the security policy,
// exceptions, requests that fail.
import { strict as assert } from 'node:assert';

/** Chromium reports each refusal of the API as an error in the console. */
const REFUSAL = /^Failed to load resource: the server responded with a status of (\d{3})/;

/** Watches the page from now on. */
export async function watch(page) {
  const problems = [];
  const refusals = [];
  page.on('pageerror', (error) => problems.push(`exception: ${error.stack ?? error}`));
  page.on('console', (message) => {
    const refusal = REFUSAL.exec(message.text());
    if (refusal) {
      refusals.push(Number(refusal[1]));
    } else if (['error', 'warning'].includes(message.type())) {
      problems.push(`${message.type()} in the console: ${message.text()}`);
    }
  });
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (violation) =>
      console.error(`policy: ${violation.effectiveDirective} ${violation.blockedURI}`),
    ),
  );
  return {
    /** Fails if there was any; the statuses are those with which the API may have refused. */
    assertNone(...expected) {
      const others = refusals.filter((status) => !expected.includes(status));
      assert.deepEqual([...problems, ...others.map((status) => `HTTP ${status}`)], []);
    },
  };
}
