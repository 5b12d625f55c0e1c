import { strict as assert } from 'node:assert';
import { AxeBuilder } from '@axe-core/playwright';

const SCHEMES = ['light', 'dark'];

/** Whether everybody can use what is shown now, in both colour schemes. */
export async function assertAccessible(page, state) {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await builder(page, await page.getByRole('menu').count()).analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target}\n  ${failureSummary}`),
    );
    assert.deepEqual(found, [], `${state}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** A menu opens outside of all landmarks, which is where the component library puts it. */
function builder(page, menus) {
  const all = new AxeBuilder({ page });
  return menus > 0 ? all.disableRules('region') : all;
}
