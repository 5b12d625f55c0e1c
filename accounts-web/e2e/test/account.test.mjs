import { strict as assert } from 'node:assert';
import { row, rowWith } from '../lib/app.mjs';
import { act, change, dialog, history, show, title } from '../lib/panel.mjs';
import { scenario, single } from '../lib/scenario.mjs';

scenario('an account is edited, its metadata too', async (visit) => {
  const { page, hand, api, accessible } = visit;
  const account = await api.open('Travle', { accountNumber: '1210' });
  await show(visit, account);
  await accessible('one account');
  await act(visit, 'Edit');
  const form = page.getByRole('form', { name: 'Edit the account' });
  await hand.type(form.getByLabel('Name'), 'Travel');
  await hand.press(form.getByRole('button', { name: 'Add an entry' }));
  await hand.type(form.getByLabel('Key'), 'region');
  await hand.type(form.getByLabel('Value'), 'north');
  await accessible('an account that is edited');
  await hand.press(form.getByRole('button', { name: 'Save' }));
  await title(page, 'Travel').waitFor();
  await row(page, 'Travel, 1210, EUR, Open').waitFor();
  await page.getByRole('table', { name: 'Metadata' }).getByRole('row', { name: 'region north' }).waitFor();
  await history(page).getByText('Travle').first().waitFor();
  const { name, metadata, version } = await api.read(account.id);
  assert.deepEqual({ name, metadata, version }, { name: 'Travel', metadata: { region: 'north' }, version: 2 });
});

scenario('an account is moved below another one, to the top, and by the tree of places', async (visit) => {
  const { page, hand, api, accessible } = visit;
  const target = await api.open('Operations', { accountNumber: '1000' });
  const account = await api.open('Travel');
  await show(visit, account);
  await act(visit, 'Move');
  await dialog(page).getByRole('tree').waitFor();
  assert.equal(await dialog(page).locator('.progress, mat-progress-bar').count(), 0, 'nothing is searched yet');
  await hand.type(dialog(page).getByRole('searchbox'), '1000');
  await hand.choose(dialog(page).getByRole('radio', { name: /Operations/ }));
  await accessible('the dialog for a move');
  await hand.press(dialog(page).getByRole('button', { name: 'Move' }));
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByRole('navigation', { name: 'Path' }).getByRole('link', { name: 'Operations' }).waitFor();
  assert.equal((await api.read(account.id)).parentId, target.id);
  await rowWith(page, 'Travel', 'aria-level', 3);

  await act(visit, 'Move');
  await hand.choose(dialog(page).getByRole('radio', { name: /At the top/ }));
  await hand.press(dialog(page).getByRole('button', { name: 'Move' }));
  await dialog(page).waitFor({ state: 'detached' });
  await rowWith(page, 'Travel', 'aria-level', 2);
  assert.equal((await api.read(account.id)).parentId, undefined);

  await act(visit, 'Move');
  const places = dialog(page).getByRole('tree', { name: 'Places' });
  await places.getByRole('treeitem', { name: 'Travel, EUR, Open, this account', disabled: true }).waitFor();
  await accessible('the tree of places');
  await hand.press(places.getByRole('treeitem', { name: 'Operations, 1000' }));
  await dialog(page).getByText('New place: under Operations.').waitFor();
  await hand.press(dialog(page).getByRole('button', { name: 'Move' }));
  await dialog(page).waitFor({ state: 'detached' });
  await rowWith(page, 'Travel', 'aria-level', 3);
}, { everyAdapter: true });

scenario('an account is frozen, thawed, closed and opened again, each for a reason', async (visit) => {
  const { page, api, accessible } = visit;
  const account = await api.open('Travel');
  await show(visit, account);
  await change(visit, 'Freeze', 'under review');
  await row(page, 'Travel, EUR, Frozen').waitFor();
  await accessible('a frozen account');
  await change(visit, 'Unfreeze', 'all is well');
  await row(page, 'Travel, EUR, Open').waitFor();
  await change(visit, 'Close', 'no use');
  await row(page, 'Travel, EUR, Closed').waitFor();
  await accessible('a closed account');
  await change(visit, 'Reopen', 'needed again');
  await row(page, 'Travel, EUR, Open').waitFor();
  for (const reason of ['under review', 'all is well', 'no use', 'needed again']) {
    await history(page).getByText(reason).waitFor();
  }
  assert.equal((await api.read(account.id)).version, 5);
}, { everyAdapter: true });

scenario('an account is deleted, and the one above it is shown', async (visit) => {
  const { page, hand, api, accessible } = visit;
  const parent = await api.open('Operations');
  const account = await api.open('Travel', { parentId: parent.id });
  await show(visit, account);
  await act(visit, 'Delete');
  await dialog(page).waitFor();
  await accessible('the question before a delete');
  await hand.press(dialog(page).getByRole('button', { name: 'Delete' }));
  await title(page, 'Operations').waitFor();
  await row(page, 'Travel').waitFor({ state: 'detached' });
  assert.equal((await api.send('GET', `/accounts/${account.id}`)).status, 404);
}, { everyAdapter: true });

scenario('an account is created below the one that is shown', async (visit) => {
  const { page, hand, api } = visit;
  const parent = await api.open('Operations');
  await show(visit, parent);
  await act(visit, 'Add an account under it');
  await hand.type(dialog(page).getByLabel('Name'), 'Rent');
  await hand.type(dialog(page).getByRole('combobox', { name: 'Currency' }), 'EUR');
  await hand.press(dialog(page).getByRole('button', { name: 'Create' }));
  await dialog(page).waitFor({ state: 'detached' });
  await row(page, 'Rent, EUR, Open').waitFor();
  assert.equal((await api.byName()).get('Rent').parentId, parent.id);
});

single('what cannot be done now says why', async (visit) => {
  const { page, api } = visit;
  const parent = await api.open('Operations');
  await api.open('Travel', { parentId: parent.id });
  await show(visit, parent);
  await page.getByText('Move or delete the accounts under it first.').waitFor();
});
