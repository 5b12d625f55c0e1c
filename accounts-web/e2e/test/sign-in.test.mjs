import { strict as assert } from 'node:assert';
import { enter, heading, row, signIn, tree } from '../lib/app.mjs';
import { scenario, single } from '../lib/scenario.mjs';

scenario('a user signs in, sees the accounts, and signs out', async ({ page, hand, api, tenant, accessible }) => {
  await api.open('Operations', { accountNumber: '1000' });
  await api.open('Asia', { type: 'INTERNATIONAL', currency: 'JPY' });
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await accessible('before sign-in');
  await signIn({ page, hand, tenant });
  await row(page, 'Operations, 1000, EUR, Open').waitFor();
  await row(page, 'Asia, JPY, Open').waitFor();
  await accessible('the tree');
  await hand.press(page.getByRole('button', { name: 'Sign out' }));
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.length), 0, 'no token is left behind');
  await page.reload();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
});

single('a user without accounts is shown so', async ({ page, base, tenant, accessible }) => {
  await enter({ page, base, tenant });
  await row(page, 'No accounts yet').first().waitFor();
  await accessible('no accounts');
});

single('the styles arrive in spite of the policy', async ({ page, api, base, tenant }) => {
  await api.open('Operations');
  await enter({ page, base, tenant });
  const badge = row(page, 'Operations').locator('accounts-status');
  const style = (name) => badge.evaluate((it, which) => getComputedStyle(it)[which], name);
  assert.notEqual(await style('borderRadius'), '0px');
  assert.equal(await heading(page, 'Domestic').evaluate((it) => getComputedStyle(it).display), 'flex');
});

single('another tenant sees nothing of this one', async ({ page, api, base, tenant }) => {
  await api.open('Ours');
  await enter({ page, base, tenant: `${tenant}-other` });
  await row(page, 'No accounts yet').first().waitFor();
  assert.equal(await tree(page).getByText('Ours').count(), 0);
});
