import { strict as assert } from 'node:assert';
import { row, signIn } from '../lib/app.mjs';
import { single } from '../lib/scenario.mjs';

single(
  'a token that has run out is renewed without losing the page',
  async ({ page, hand, api, tenant }) => {
    const operations = await api.open('Operations');
    await api.open('Bank', { parentId: operations.id });
    await signIn({ page, hand, tenant });
    for (let times = 0; times < 2; times++) {
      await page.evaluate(() => (window.stillTheSamePage = true));
      await tokenRunsOut(page);
      await hand.toggle(row(page, 'Operations'));
      await row(page, 'Bank').waitFor();
      assert.equal(await page.evaluate(() => window.stillTheSamePage), true);
      await hand.toggle(row(page, 'Operations'));
      await page.reload();
      await row(page, 'Operations').waitFor();
    }
  },
  { short: true },
);

single(
  'who cannot renew is asked to sign in, and comes back to the same account',
  async ({ page, hand, api, tenant }) => {
    const operations = await api.open('Operations');
    const link = `/app/accounts/${operations.id}`;
    await signIn({ page, hand, tenant }, { at: link });
    // as if the refresh token had been taken back
    await page.route('**/oauth2/token', (route) =>
      route.fulfill({ status: 400, contentType: 'application/json', body: '{"error":"invalid_grant"}' }),
    );
    await tokenRunsOut(page);
    await page.reload();
    await page.getByRole('button', { name: /^Sign in/ }).first().waitFor();
    await page.unroute('**/oauth2/token');
    await hand.press(page.getByRole('button', { name: /^Sign in/ }).first());
    await hand.type(page.getByLabel('User name'), 'ada');
    await hand.type(page.getByLabel('Tenant'), tenant);
    await hand.press(page.getByRole('button', { name: 'Sign in' }));
    await page.getByRole('heading', { level: 1, name: 'Operations' }).waitFor();
    assert.equal(new URL(page.url()).pathname, link);
  },
  { short: true, refusals: [400] },
);

/** Waits until the token that the page has now is no longer valid. */
async function tokenRunsOut(page) {
  const end = await page.evaluate(() => {
    const key = Object.keys(sessionStorage).find((name) => name.startsWith('oidc.user:'));
    return JSON.parse(sessionStorage.getItem(key)).expires_at * 1000;
  });
  await page.waitForFunction((then) => Date.now() > then, end);
}
