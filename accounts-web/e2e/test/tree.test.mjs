import { strict as assert } from 'node:assert';
import { drawn, enter, hasValue, heading, row, rowWith, tree } from '../lib/app.mjs';
import { scenario, single } from '../lib/scenario.mjs';

scenario('the tree is opened level by level', async ({ page, hand, api, base, tenant, accessible }) => {
  const operations = await api.open('Operations');
  const bank = await api.open('Bank', { parentId: operations.id });
  await api.open('Current account', { parentId: bank.id });
  await enter({ page, base, tenant });
  await row(page, 'Operations').waitFor();
  assert.equal(await row(page, 'Bank').count(), 0);
  await hand.toggle(row(page, 'Operations'));
  await hand.toggle(row(page, 'Bank'));
  await rowWith(page, 'Current account', 'aria-level', 4);
  await accessible('an open tree');
  await hand.toggle(row(page, 'Operations'));
  await row(page, 'Bank').waitFor({ state: 'detached' });
  await hand.toggle(heading(page, 'Domestic'));
  await row(page, 'Operations').waitFor({ state: 'detached' });
});

scenario('a root and an account below it are created', async ({ page, hand, api, base, tenant, accessible }) => {
  await enter({ page, base, tenant });
  await hand.press(page.getByRole('button', { name: 'New account' }));
  const dialog = page.getByRole('dialog');
  const currency = dialog.getByRole('combobox', { name: 'Currency' });
  const parent = dialog.getByRole('combobox', { name: 'Parent' });
  await hand.type(dialog.getByLabel('Name'), 'Subsidiaries');
  await hand.choose(dialog.getByRole('radio', { name: 'International' }));
  await hand.find(currency, 'us doll', 'USD US Dollar');
  await hand.type(dialog.getByLabel('Number'), '2000');
  await accessible('the dialog for a new account');
  await hand.press(dialog.getByRole('button', { name: 'Create' }));
  await row(page, 'Subsidiaries, 2000, USD, Open').waitFor();

  await hand.menu(row(page, 'Subsidiaries'));
  await page.getByRole('menu').waitFor();
  await accessible('the menu of a row');
  await hand.press(page.getByRole('menuitem', { name: 'New account below' }));
  await hasValue(parent, 'Subsidiaries 2000');
  await hand.type(dialog.getByLabel('Name'), 'Tokyo');
  await hand.type(currency, 'JPY');
  await hand.press(dialog.getByRole('button', { name: 'Create' }));
  await row(page, 'Tokyo, JPY, Open').waitFor();
  await rowWith(page, 'Tokyo', 'aria-level', 3);

  await hand.press(page.getByRole('button', { name: 'New account' }));
  await hand.type(dialog.getByLabel('Name'), 'Shinjuku');
  await hand.find(parent, 'tok', /^Tokyo/);
  await hasValue(currency, 'JPY');
  await accessible('a parent that was found');
  await hand.press(dialog.getByRole('button', { name: 'Create' }));
  await rowWith(page, 'Shinjuku', 'aria-level', 4);
  const stored = await api.byName();
  assert.equal(stored.get('Tokyo').parentId, stored.get('Subsidiaries').id);
  assert.equal(stored.get('Shinjuku').parentId, stored.get('Tokyo').id);
  assert.equal(stored.get('Shinjuku').type, 'INTERNATIONAL');
});

scenario(
  'what is wrong with a new account is said at its field, and nothing that was typed is lost',
  async ({ page, hand, api, base, tenant, accessible }) => {
    await api.open('Taken', { accountNumber: '1000' });
    await enter({ page, base, tenant });
    await hand.press(page.getByRole('button', { name: 'New account' }));
    const dialog = page.getByRole('dialog');
    await hand.type(dialog.getByLabel('Name'), 'Second');
    await hand.type(dialog.getByRole('combobox', { name: 'Currency' }), 'EUR');
    await hand.type(dialog.getByLabel('Number'), '1000');
    await hand.press(dialog.getByRole('button', { name: 'Create' }));
    await dialog.getByText(/number/i).filter({ hasText: /other|taken|already|used/i }).first().waitFor();
    await accessible('a refused account');
    await hasValue(dialog.getByLabel('Name'), 'Second');
    await hand.type(dialog.getByLabel('Number'), '1001');
    await hand.press(dialog.getByRole('button', { name: 'Create' }));
    await row(page, 'Second, 1001, EUR, Open').waitFor();
  },
  { refusals: [409] },
);

scenario('an account is found by its name or number', async ({ page, hand, api, base, tenant, accessible }) => {
  const operations = await api.open('Operations');
  await api.open('Travel', { parentId: operations.id, accountNumber: '1210' });
  await enter({ page, base, tenant });
  const field = page.getByRole('searchbox');
  await hand.type(field, '1210');
  const found = page.getByRole('list', { name: 'Search results' }).getByRole('link', { name: 'Travel' });
  await found.waitFor();
  await hand.type(field, 'AVE');
  await found.getByText('ave', { exact: true }).waitFor(); // the part that was found stands by itself
  await accessible('search results');
  await hand.press(found);
  await page.getByRole('heading', { level: 1, name: 'Travel' }).waitFor();
}, { everyAdapter: true });

single('siblings are in the order of the chart', async ({ page, hand, api, base, tenant }) => {
  const parent = await api.open('Assets');
  for (const accountNumber of ['10000', '900', undefined, '1000']) {
    await api.open(`Account ${accountNumber ?? 'without a number'}`, { parentId: parent.id, accountNumber });
  }
  await enter({ page, base, tenant });
  await hand.toggle(row(page, 'Assets'));
  await row(page, 'Account 10000').waitFor();
  const labels = await tree(page)
    .getByRole('treeitem', { name: /^Account/ })
    .evaluateAll((rows) => rows.map((it) => it.getAttribute('aria-label').split(',')[0]));
  assert.deepEqual(labels, ['Account 900', 'Account 1000', 'Account 10000', 'Account without a number']);
});

single('more accounts than fit on a page of the API are all there', async ({ page, hand, api, base, tenant }) => {
  const parent = await api.open('Many');
  const names = Array.from({ length: 130 }, (_, i) => `Account ${String(i).padStart(4, '0')}`);
  for (const name of names) {
    await api.open(name, { parentId: parent.id });
  }
  await enter({ page, base, tenant });
  await hand.toggle(row(page, 'Many'));
  await row(page, /^Account/).first().waitFor();
  const seen = new Set();
  await row(page, 'Many').focus();
  for (let i = 0; i < 40 && seen.size < names.length; i++) {
    const labels = await tree(page)
      .getByRole('treeitem')
      .evaluateAll((rows) => rows.map((it) => it.getAttribute('aria-label')));
    labels.filter((label) => label.startsWith('Account')).forEach((label) => seen.add(label));
    const more = row(page, 'Load more accounts');
    if (await more.count()) {
      await more.click();
      await more.waitFor({ state: 'detached' });
    } else {
      await page.keyboard.press('PageDown');
      await drawn(page);
    }
  }
  assert.equal(seen.size, names.length);
}, { everyAdapter: true });

single('a long number leaves room for the name and the menu on a phone', async ({ page, hand, api, base, tenant }) => {
  const width = 390;
  await page.setViewportSize({ width, height: 700 });
  let parentId;
  for (const level of [1, 2, 3, 4]) {
    const accountNumber = `DE89 3704 0044 0532 0130 0${level}`;
    ({ id: parentId } = await api.open(`Receivables ${level}`, { accountNumber, parentId }));
  }
  await enter({ page, base, tenant });
  for (const level of [1, 2, 3, 4]) {
    const account = row(page, `Receivables ${level}`);
    await account.waitFor();
    const name = await account.locator('.name').boundingBox();
    const menu = await account.locator('.more').boundingBox();
    assert.ok(name.width > 24, `the name at level ${level} is ${name.width} px wide`);
    assert.ok(menu.x + menu.width <= width, `the menu at level ${level} ends at ${menu.x + menu.width} px`);
    if (level < 4) {
      await hand.toggle(account);
    }
  }
});
