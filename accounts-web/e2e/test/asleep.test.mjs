import { after, before } from 'node:test';
import { enter, row } from '../lib/app.mjs';
import { Database } from '../lib/database.mjs';
import { single } from '../lib/scenario.mjs';
import { startService } from '../lib/service.mjs';

/** Each test has a service of its own, because it stops the database. */
const ADAPTERS = ['jdbc', 'dataapi'];
const services = {};

before(async () => {
  await Promise.all(
    ADAPTERS.map(async (adapter) => (services[adapter] = await startService('--adapter', adapter))),
  );
});
after(() => Promise.all(Object.values(services).map((service) => service.stop())));

for (const adapter of ADAPTERS) {
  const service = () => services[adapter];
  single(
    `while the database sleeps the page says so, and goes on by itself when it is awake, ${adapter}`,
    async ({ page, hand, api, base, tenant, accessible }) => {
      const operations = await api.open('Operations');
      await api.open('Bank', { parentId: operations.id });
      await api.open('Asia', { type: 'INTERNATIONAL', currency: 'JPY' });
      await enter({ page, base, tenant });
      // both lists have arrived, so nothing is asked of the database any more
      await row(page, 'Operations').waitFor();
      await row(page, 'Asia').waitFor();
      const database = new Database(service().data);
      await database.stop();
      try {
        await hand.toggle(row(page, 'Operations'));
        await page.getByText('The database is starting').waitFor();
        await accessible('the database sleeps');
      } finally {
        await database.start();
      }
      await row(page, 'Bank').waitFor({ timeout: 60_000 });
      await page.getByText('The database is starting').waitFor({ state: 'detached' });
    },
    { url: () => service().url, refusals: [503] },
  );
}
