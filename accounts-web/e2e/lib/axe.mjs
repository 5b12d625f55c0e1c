import { strict as assert } from 'node:assert';
import axe from 'axe-core';

/** Whether everybody can use what is shown now, in both colour schemes; of the second only the colours are new. */
export async function assertAccessible(page, state) {
  await settled(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await assertNone(page, `${state}, light`, await rules(page));
  await page.emulateMedia({ colorScheme: 'dark' });
  await assertNone(page, `${state}, dark`, { runOnly: { type: 'rule', values: ['color-contrast'] } });
  await page.emulateMedia({ colorScheme: null });
}

/** Messages are hidden from everybody for a moment before they are announced, and colours fade in. */
async function settled(page) {
  await page.locator('mat-snack-bar-container [aria-hidden="true"]:has(*)').waitFor({ state: 'detached' });
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect.getComputedTiming().activeDuration !== Infinity)
        .map(({ finished }) => finished),
    ).then(() => undefined),
  );
}

/** A menu opens outside of all landmarks, which is where the component library puts it. */
async function rules(page) {
  return (await page.getByRole('menu').count()) > 0 ? { rules: { region: { enabled: false } } } : {};
}

async function assertNone(page, state, options) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    await page.evaluate(axe.source);
  }
  const { violations, passes } = await page.evaluate(
    (wanted) => globalThis.axe.run(document, wanted),
    { ...options, resultTypes: ['violations'] },
  );
  assert.notEqual(passes.length, 0, `${state}: nothing was checked`);
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target}\n  ${failureSummary}`),
  );
  assert.deepEqual(found, [], state);
}
