import { strict as assert } from 'node:assert';
import { hasValue } from '../lib/app.mjs';
import { act, dialog, show, title } from '../lib/panel.mjs';
import { scenario, single } from '../lib/scenario.mjs';

/** A person edits the account; before it is saved, another one does. */
async function contested(visit) {
  const { page, hand, api, accessible } = visit;
  const account = await api.open('Travel', { externalReference: 'T-1' });
  await show(visit, account);
  await act(visit, 'Edit');
  const form = page.getByRole('form', { name: 'Edit the account' });
  await hand.type(form.getByLabel('Name'), 'Journeys');
  await api.patch(account.id, { name: 'Trips', accountNumber: '1210' });
  await hand.press(form.getByRole('button', { name: 'Save' }));
  await dialog(page).getByRole('heading', { name: 'Another user changed this account' }).waitFor();
  for (const text of ['bob', 'Travel', 'Trips', 'Journeys', '1210']) {
    await dialog(page).getByText(text).first().waitFor();
  }
  await accessible('two changes at once');
  return account;
}

scenario(
  'of two changes at once the person puts theirs on top, and the rest of the other one stays',
  async (visit) => {
    const { page, hand, api } = visit;
    const { id } = await contested(visit);
    await hand.press(dialog(page).getByRole('button', { name: 'Apply mine on top' }));
    await title(page, 'Journeys').waitFor();
    const { name, accountNumber, externalReference, version } = await api.read(id);
    assert.deepEqual([name, accountNumber, externalReference, version], ['Journeys', '1210', 'T-1', 3]);
  },
  { refusals: [412], everyAdapter: true },
);

single(
  'of two changes at once the person takes the other one',
  async (visit) => {
    const { page, hand, api } = visit;
    const { id } = await contested(visit);
    await hand.press(dialog(page).getByRole('button', { name: 'Take theirs' }));
    await title(page, 'Trips').waitFor();
    assert.equal((await api.read(id)).version, 2);
  },
  { refusals: [412] },
);

single(
  'of two changes at once the person goes back, and what was typed is still there',
  async (visit) => {
    const { page, hand } = visit;
    await contested(visit);
    await hand.press(dialog(page).getByRole('button', { name: 'Back' }));
    await dialog(page).waitFor({ state: 'detached' });
    await hasValue(page.getByRole('textbox', { name: 'Name' }), 'Journeys');
  },
  { refusals: [412] },
);
