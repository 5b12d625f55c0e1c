// The keys of the page: by their nature by keyboard alone.
import { strict as assert } from 'node:assert';
import { enter, row, tree } from '../lib/app.mjs';
import { tokensOf } from '../lib/api.mjs';
import { Keyboard } from '../lib/keyboard.mjs';
import { dialog } from '../lib/panel.mjs';
import { single } from '../lib/scenario.mjs';

single('keys search, rename, delete and list the keys', async ({ page, hand, api, base, tenant }) => {
  const parent = await api.open('Operations');
  const account = await api.open('Travle', { parentId: parent.id });
  await enter({ page, base, tenant });
  await hand.toggle(row(page, 'Operations'));
  await hand.reach(row(page, 'Travle'));
  await page.keyboard.press('?');
  await dialog(page).getByRole('row', { name: 'F2 Rename the account in focus' }).waitFor();
  await page.keyboard.press('F2');
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });

  await page.keyboard.press('F2');
  await hand.type(dialog(page).getByLabel('Name'), 'Travel?/');
  await page.keyboard.press('Enter');
  await row(page, 'Travel?/, EUR, Open').waitFor();
  assert.equal((await api.read(account.id)).name, 'Travel?/');

  await hand.reach(row(page, 'Operations'));
  await page.keyboard.press('Delete');
  await page.getByText('“Operations” cannot be deleted. Move or delete the accounts under it first.').first().waitFor();
  assert.equal(await dialog(page).count(), 0);
  await hand.reach(row(page, 'Travel'));
  await page.keyboard.press('Delete');
  await hand.press(dialog(page).getByRole('button', { name: 'Delete' }));
  await dialog(page).waitFor({ state: 'detached' });
  await row(page, 'Travel').waitFor({ state: 'detached' });
  assert.equal((await api.send('GET', `/accounts/${account.id}`)).status, 404);

  await hand.reach(row(page, 'Operations'));
  await page.keyboard.press('/');
  await page.getByRole('searchbox').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('?/');
  assert.equal(await page.getByRole('searchbox').inputValue(), '?/');
}, { hand: Keyboard });

single('keys do no more than the person may, and say so', async ({ page, hand, api, base, tenant, accessible }) => {
  await api.open('Operations');
  await tokensOf(base, tenant, 'ada', ['accounts-readers']);
  await enter({ page, base, tenant });
  await hand.press(page.getByRole('button', { name: 'Keyboard shortcuts' }));
  await dialog(page).getByText('You may read accounts, but not change them.').waitFor();
  await accessible('the keys');
  await hand.press(dialog(page).getByRole('button', { name: 'Close' }));
  await dialog(page).waitFor({ state: 'detached' });
  await tree(page).getByRole('treeitem', { name: 'Operations' }).focus();
  for (const [key, done] of [['F2', 'renamed'], ['Delete', 'deleted']]) {
    await page.keyboard.press(key);
    await page.getByText(`“Operations” cannot be ${done}. You may read accounts, but not change them.`).first().waitFor();
  }
  assert.equal(await dialog(page).count(), 0);
});
