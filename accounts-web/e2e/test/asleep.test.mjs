// Runs before all others, because it stops the database of the service.
import { enter, row } from '../lib/app.mjs';
import { Database } from '../lib/database.mjs';
import { single } from '../lib/scenario.mjs';

single(
  'while the database sleeps the page says so, and goes on by itself when it is awake',
  async ({ page, hand, api, base, data, tenant, accessible }) => {
    const operations = await api.open('Operations');
    await api.open('Bank', { parentId: operations.id });
    await api.open('Asia', { type: 'INTERNATIONAL', currency: 'JPY' });
    await enter({ page, base, tenant });
    // both lists have arrived, so nothing is asked of the database any more
    await row(page, 'Operations').waitFor();
    await row(page, 'Asia').waitFor();
    const database = new Database(data);
    await database.stop();
    try {
      await hand.toggle(row(page, 'Operations'));
      await page.getByText('The database is starting').waitFor();
      await accessible('the database sleeps');
    } finally {
      await database.start();
    }
    await row(page, 'Bank').waitFor({ timeout: 300_000 });
    await page.getByText('The database is starting').waitFor({ state: 'detached' });
  },
  { refusals: [503], everyAdapter: true },
);
