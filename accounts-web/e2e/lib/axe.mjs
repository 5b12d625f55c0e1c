import { strict as assert } from 'node:assert';
import { AxeBuilder } from '@axe-core/playwright';

/** Whether everybody can use what is shown now, in both colour schemes; of the second only the colours are new. */
export async function assertAccessible(page, state) {
  await settled(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await assertNone(await builder(page), `${state}, light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await assertNone(new AxeBuilder({ page }).withRules(['color-contrast']), `${state}, dark`);
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
async function builder(page) {
  const all = new AxeBuilder({ page });
  return (await page.getByRole('menu').count()) > 0 ? all.disableRules('region') : all;
}

async function assertNone(axe, state) {
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target}\n  ${failureSummary}`),
  );
  assert.deepEqual(found, [], state);
}
