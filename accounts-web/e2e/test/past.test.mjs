// The register as it was. Accounts of a test are minutes old at most, so the days that the page asks for are replaced by
// the moment before the changes, on their way to the service.
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { row, rowWith } from '../lib/app.mjs';
import { dialog, show, title } from '../lib/panel.mjs';
import { scenario } from '../lib/scenario.mjs';

const DAY = '2024-11-11';

/** Accounts that were renamed, moved and deleted after a moment, which takes the place of the day. */
async function changed({ page, api }) {
  const operations = await api.open('Operations', { accountNumber: '1000' });
  const gone = await api.open('Gone');
  const travel = await api.open('Travel', { parentId: operations.id });
  const moment = travel.updatedAt;
  await api.patch(travel.id, { name: 'Trips' });
  await api.patch(travel.id, { parentId: null });
  await api.send('DELETE', `/accounts/${gone.id}`, undefined, { 'If-Match': '"1"' });
  await page.route(
    ({ pathname, search }) => pathname.startsWith('/accounts') && search.includes(DAY),
    (route) => route.continue({ url: route.request().url().replace(DAY, encodeURIComponent(moment)) }),
  );
  return { travel, gone };
}

scenario('the accounts are shown as they were on a day, and cannot be changed there', async (visit) => {
  const { page, hand, accessible } = visit;
  const { travel } = await changed(visit);
  await show(visit, { ...travel, name: 'Trips' });
  await hand.date(page.getByLabel('As of'), DAY);
  await page.getByText('These are the accounts as they were at the end of 11 November 2024 (UTC).').waitFor();
  await title(page, 'Travel').waitFor();
  await rowWith(page, 'Travel', 'aria-level', 3);
  await row(page, 'Gone').waitFor();
  await accessible('the past');
  assert.equal(await page.getByRole('group', { name: 'Actions' }).getByRole('button').count(), 0);
  assert.equal(await page.getByRole('button', { name: /new account|create/i }).count(), 0);
  await hand.reach(row(page, 'Gone'));
  await page.keyboard.press('Delete');
  await page.getByText('“Gone” cannot be deleted. The past can be read, but not changed.').first().waitFor();

  await page.reload();
  await title(page, 'Travel').waitFor();
  await hand.type(page.getByRole('searchbox'), 'trav');
  await hand.press(page.getByRole('list', { name: 'Search results' }).getByRole('link', { name: 'Travel' }));
  await hand.press(page.getByRole('button', { name: 'Import or export accounts' }));
  await dialog(page).getByText('The export has the accounts as they were').waitFor();
  const download = page.waitForEvent('download');
  await hand.press(dialog(page).getByRole('button', { name: 'Export all accounts' }));
  assert.equal((await download).suggestedFilename(), `accounts-${DAY}.csv`);
  assert.match(await readFile(await (await download).path(), 'utf8'), /,Gone,,[^]*,Travel,1000,/);
  await hand.press(dialog(page).getByRole('button', { name: 'Close', exact: true }));
  await dialog(page).waitFor({ state: 'detached' });

  await hand.press(page.getByRole('button', { name: 'Back to now' }));
  await title(page, 'Trips').waitFor();
  assert.equal(new URL(page.url()).search, '');
  await page.getByRole('button', { name: 'New account' }).waitFor();
}, { everyAdapter: true });

scenario('two dates are compared', async (visit) => {
  const { page, hand, accessible } = visit;
  const { travel } = await changed(visit);
  await show(visit, { ...travel, name: 'Trips' });
  await hand.press(page.getByRole('button', { name: 'Compare two dates' }));
  await hand.date(dialog(page).getByLabel('From'), DAY);
  await hand.press(dialog(page).getByRole('button', { name: 'Compare', exact: true }));
  await dialog(page).getByText('2 accounts differ.').waitFor();
  const list = dialog(page).getByRole('list', { name: 'Differences' });
  const trips = list.getByRole('listitem').filter({ hasText: 'Trips' }).first();
  for (const text of ['Renamed', 'Moved', 'Name: Travel', 'Under: Operations']) {
    await trips.getByText(text).first().waitFor();
  }
  await accessible('the differences');
  await hand.press(dialog(page).getByRole('button', { name: 'Deleted: 1' }));
  await trips.waitFor({ state: 'detached' });
  await hand.press(list.getByRole('link', { name: 'Gone' }));
  await title(page, 'Gone').waitFor();
  await page.getByText('These are the accounts as they were at the end of 11 November 2024').waitFor();
});
