import { after, before } from 'node:test';
import { row, signIn } from '../lib/app.mjs';
import { Database } from '../lib/database.mjs';
import { single } from '../lib/scenario.mjs';
import { startService } from '../lib/service.mjs';

let service;

before(async () => {
  service = await startService('--adapter', process.env.ACCOUNTS_ADAPTER ?? 'jdbc');
});
after(() => service.stop());

single(
  'while the database sleeps the page says so, and goes on by itself when it is awake',
  async ({ page, hand, api, tenant, accessible }) => {
    const operations = await api.open('Operations');
    await api.open('Bank', { parentId: operations.id });
    await api.open('Asia', { type: 'INTERNATIONAL', currency: 'JPY' });
    await signIn({ page, hand, tenant });
    // both lists have arrived, so nothing is asked of the database any more
    await row(page, 'Operations').waitFor();
    await row(page, 'Asia').waitFor();
    const database = new Database(service.data);
    await database.stop();
    try {
      await hand.toggle(row(page, 'Operations'));
      await page.getByText('The database is waking up').waitFor();
      await accessible('the database sleeps');
    } finally {
      await database.start();
    }
    await row(page, 'Bank').waitFor({ timeout: 30_000 });
    await page.getByText('The database is waking up').waitFor({ state: 'detached' });
  },
  { url: () => service.url, refusals: [503], everyAdapter: true },
);
