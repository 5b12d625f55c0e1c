import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { enter, row } from '../lib/app.mjs';
import { dialog } from '../lib/panel.mjs';
import { scenario, single } from '../lib/scenario.mjs';

const HEAD = 'accountNumber,name,parent,type,currency\n';
const VALID = `${HEAD}9100,Travel,9000,DOMESTIC,EUR\n9000,Expenses,,DOMESTIC,EUR\n`;

async function open({ page, hand }) {
  await hand.press(page.getByRole('button', { name: 'Import or export accounts' }));
  await dialog(page).waitFor();
}

/** What a file chooser does, which belongs to the browser. */
async function choose(page, text) {
  const file = { name: 'chart.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await dialog(page).locator('input[type=file]').setInputFiles(file);
}

scenario('a chart is planned, corrected, imported and exported', async (visit) => {
  const { page, hand, api, accessible } = visit;
  await api.open('Holder', { accountNumber: '9000' });
  await enter(visit);
  await open(visit);
  await accessible('the dialog for charts');
  await choose(page, `${VALID}9200,Nowhere,404,DOMESTIC,EURO\n`);
  await dialog(page).getByText('Correct the refused rows').waitFor();
  await dialog(page).getByText(/currency: must be an ISO 4217 currency code; parent: is neither/).waitFor();
  await accessible('a plan with refused rows');
  await hand.press(dialog(page).getByRole('button', { name: '1 changed' }));
  await dialog(page).getByRole('row', { name: /9000 Expenses name/ }).waitFor();
  assert.equal((await api.byName()).size, 1);

  await choose(page, VALID);
  await dialog(page).getByText('This is what the import will do.').waitFor();
  await hand.press(dialog(page).getByRole('button', { name: 'Import', exact: true }));
  await dialog(page).getByText('Imported.').waitFor();
  await hand.press(dialog(page).getByRole('button', { name: 'Close', exact: true }));
  await dialog(page).waitFor({ state: 'detached' });
  await row(page, 'Expenses, 9000').waitFor();
  const accounts = await api.byName();
  assert.equal(accounts.get('Travel').parentId, accounts.get('Expenses').id);

  await open(visit);
  await choose(page, VALID);
  await dialog(page).getByText('The file changes nothing.').waitFor();
  const download = page.waitForEvent('download');
  await hand.press(dialog(page).getByRole('button', { name: 'Export all accounts' }));
  const text = await readFile(await (await download).path(), 'utf8');
  assert.match(text, /^\uFEFFaccountNumber,name,parent/);
  assert.match(text, /9100,Travel,9000,DOMESTIC,EUR/);
}, { everyAdapter: true });

single('what changed after the plan is shown in a new plan, and nothing is imported', async (visit) => {
  const { page, hand, api } = visit;
  const account = await api.open('Costs', { accountNumber: '9000' });
  await enter(visit);
  await open(visit);
  await choose(page, VALID);
  await dialog(page).getByText('This is what the import will do.').waitFor();
  await api.patch(account.id, { name: 'Expenses' });
  await hand.press(dialog(page).getByRole('button', { name: 'Import', exact: true }));
  await dialog(page).getByRole('button', { name: '1 unchanged' }).waitFor();
  assert.deepEqual([...(await api.byName()).keys()], ['Expenses']);
}, { refusals: [412] });

single('a file that cannot be read is refused with a sentence', async (visit) => {
  const { page } = visit;
  await enter(visit);
  await open(visit);
  await choose(page, 'number,name\n1,"not closed\n');
  await dialog(page).getByRole('alert').getByText('A quotation mark in line 2 is not closed.').waitFor();
}, { refusals: [400] });
