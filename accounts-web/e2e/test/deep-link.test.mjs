import { strict as assert } from 'node:assert';
import { enter, row, rowWith, signIn } from '../lib/app.mjs';
import { scenario, single } from '../lib/scenario.mjs';

scenario('a deep link leads through sign-in to the account, and survives a reload', async ({ page, hand, api, tenant }) => {
  const operations = await api.open('Operations');
  const bank = await api.open('Bank', { parentId: operations.id });
  const current = await api.open('Current account', { parentId: bank.id });
  const link = `/app/accounts/${current.id}`;
  for (const visit of ['sign-in', 'reload']) {
    visit === 'sign-in' ? await signIn({ page, hand, tenant }, { at: link }) : await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Current account' }).waitFor();
    await row(page, 'Current account, EUR, Open').waitFor();
    assert.equal(new URL(page.url()).pathname, link);
    await page.waitForFunction(() => document.title.includes('Current account'));
    await rowWith(page, 'Current account', 'aria-selected', true);
    await rowWith(page, 'Bank', 'aria-expanded', true);
  }
});

single(
  'a link to an account that is not there says so',
  async ({ page, base, tenant, accessible }) => {
    await enter({ page, base, tenant }, { at: '/app/accounts/0198f3a1-0000-7000-8000-000000000000' });
    await page.getByRole('heading', { level: 1, name: 'This account does not exist' }).waitFor();
    await accessible('an account that is not there');
  },
  { refusals: [404] },
);
