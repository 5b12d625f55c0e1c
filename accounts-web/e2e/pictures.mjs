// Makes the pictures of the documentation, with the demo accounts: node pictures.mjs
import { fileURLToPath } from 'node:url';
import { Api } from './lib/api.mjs';
import { row, signIn } from './lib/app.mjs';
import { launch } from './lib/chromium.mjs';
import { Mouse } from './lib/mouse.mjs';
import { act, dialog, title } from './lib/panel.mjs';
import { startService } from './lib/service.mjs';

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const TENANT = 'demo';
/** As in docs/tutorial/first-import.md, with its mistake, but with numbers that the demo accounts do not have. */
const CHART = `accountNumber,name,parent,type,currency
7000,Projects,,DOMESTIC,EUR
7100,Bridge,7000,DOMESTIC,EUR
7200,Harbour,7O00,DOMESTIC,EUR
`;
const WIDE = { width: 1120, height: 640 };
const PHONE = { width: 390, height: 700 };

const service = await startService('--adapter', 'memory');
const browser = await launch();
try {
  const api = new Api(service.url, TENANT, 'grace');
  const accounts = await api.byName();
  const travel = accounts.get('Travel');
  await api.patch(travel.id, { metadata: { 'cost centre': '4711', region: 'north' } });
  await api.send('POST', `/accounts/${accounts.get('Petty cash').id}/freeze`, { reason: 'being counted' }, { 'If-Match': '"1"' });

  await picture('tree', WIDE, 'light', travel, async () => {});
  await picture('tree-dark', WIDE, 'dark', travel, async () => {});
  await picture('conflict', WIDE, 'light', accounts.get('Rent'), async (page) => {
    const visit = { page, hand: new Mouse(page) };
    await act(visit, 'Edit');
    await page.getByRole('textbox', { name: 'Name' }).fill('Rent and utilities');
    await api.patch(accounts.get('Rent').id, { name: 'Office rent', externalReference: 'LEASE-7' });
    await page.getByRole('button', { name: 'Save' }).click();
    await dialog(page).getByText('Another user changed this account').waitFor();
  });
  await picture('plan', WIDE, 'light', travel, async (page) => {
    await page.getByRole('button', { name: 'Import or export accounts' }).click();
    await dialog(page).locator('input[type=file]').setInputFiles({ name: 'chart.csv', mimeType: 'text/csv', buffer: Buffer.from(CHART) });
    await dialog(page).getByText('Correct the refused rows').waitFor();
  });
  await picture('phone', PHONE, 'light', travel, async () => {});
} finally {
  await browser.close();
  await service.stop();
}

/** One picture of an account beside the tree, after more was done. */
async function picture(name, viewport, colorScheme, account, more) {
  const window = await browser.newContext({
    baseURL: service.url,
    viewport,
    colorScheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await window.newPage();
  await signIn({ page, hand: new Mouse(page), tenant: TENANT });
  await page.goto(`/app/accounts/${account.id}`);
  await title(page, account.name).waitFor();
  if (viewport === WIDE) {
    await new Mouse(page).toggle(row(page, 'Cash and bank'));
    await row(page, 'Petty cash').waitFor();
    await page.mouse.move(0, 0);
  }
  await more(page);
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${FOLDER}web-${name}.png` });
  await window.close();
}
