// The API's documentation in the browser, as the local service serves it.
import { strict as assert } from 'node:assert';
import { single } from '../lib/scenario.mjs';

const operation = (page, id) => page.locator(`#operations-Accounts-${id}`);

single('a person who signs in comes back to an operation of the documentation, and tries it', async ({ page, hand, api, tenant }) => {
  await api.open('Operations', { accountNumber: '1000' });
  const list = operation(page, 'listAccounts');
  await page.goto('/docs#/Accounts/listAccounts');
  await list.getByText('Only accounts in this status').waitFor();
  await hand.press(page.getByRole('button', { name: 'Sign in' }));
  await page.waitForURL('**/oauth2/authorize?*');
  await hand.type(page.getByLabel('User name'), 'ada');
  await hand.type(page.getByLabel('Tenant'), tenant);
  await hand.press(page.getByRole('button', { name: 'Sign in' }));
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await hand.press(list.getByRole('button', { name: 'Execute' }));
  const response = list.locator('.live-responses-table .response');
  await response.waitFor();
  assert.equal((await response.locator('.response-col_status').innerText()).trim(), '200');
  assert.match(await response.innerText(), /"name": "Operations"/);
  await hand.press(page.getByRole('button', { name: 'Sign out' }));
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.length), 0, 'no token is left behind');
});

single('a sign-in that fails is reported, and can be repeated', async ({ page }) => {
  await page.goto('/docs/?state=unknown&error=access_denied');
  await page.getByText(/^The sign-in failed \(.+\)\. Please try it again\.$/).waitFor();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  assert.doesNotMatch(page.url(), /state=/);
});

single('the documentation of the API has every operation, without a sign-in', async ({ page, base }) => {
  const { paths } = await (await fetch(`${base}/openapi.json`)).json();
  const ids = Object.values(paths).flatMap((path) =>
    Object.values(path).flatMap(({ operationId }) => operationId ?? []),
  );
  assert.ok(ids.length > 10, `only ${ids}`);
  await page.goto('/docs/');
  for (const id of ids) {
    await operation(page, id).waitFor();
  }
});

single('as static files, the documentation offers neither a sign-in nor a request', async ({ page }) => {
  await page.route('**/docs/config.json', (route) => route.fulfill({ json: { document: '../openapi.json' } }));
  await page.goto('/docs/#/Accounts/listAccounts');
  await operation(page, 'listAccounts').getByText('Only accounts in this status').waitFor();
  assert.equal(await page.getByRole('button', { name: /^(Sign in|Authorize|Try it out|Execute)$/ }).count(), 0);
});
