// The custom element in the example of a page around it.
import { strict as assert } from 'node:assert';
import { row, rowWith, tree } from '../lib/app.mjs';
import { Keyboard } from '../lib/keyboard.mjs';
import { single } from '../lib/scenario.mjs';

const DESK = '/shell/index.html';
const atHash = (page, hash) => page.waitForURL((url) => url.hash === hash);

single('a page around signs in, and hands its sign-in to the element', async ({ page, hand, api, tenant, accessible }) => {
  const operations = await api.open('Operations', { accountNumber: '1000' });
  await page.goto(DESK);
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await accessible('before the desk signs in');
  await enterDesk({ page, hand, tenant });
  await row(page, 'Operations, 1000, EUR, Open').waitFor();
  await accessible('the tree inside the desk');
  await row(page, 'Operations').click();
  await page.getByRole('heading', { level: 1, name: 'Operations' }).waitFor();
  await atHash(page, `#/accounts/${operations.id}`);
  await page.waitForFunction(() => document.title === 'Accounts – Example desk');
  await accessible('an account inside the desk');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Operations' }).waitFor();
  await rowWith(page, 'Operations', 'aria-selected', true);
  await page.goBack();
  await page.getByText('Choose an account').waitFor();
  await atHash(page, '#/accounts');
  await hand.press(page.getByRole('button', { name: 'Sign out' }));
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await page.locator('accounts-register').waitFor({ state: 'hidden' });
});

single('an account is created inside the element, in a dialog with its styles', async ({ page, hand, tenant, accessible }) => {
  await page.goto(DESK);
  await enterDesk({ page, hand, tenant });
  await hand.press(page.getByRole('button', { name: 'New account' }));
  const dialog = page.getByRole('dialog', { name: 'New account' });
  await hand.type(dialog.getByLabel('Name'), 'Savings');
  await hand.type(dialog.getByRole('combobox', { name: 'Currency' }), 'CHF');
  await accessible('a dialog inside the desk');
  const { position, inside } = await dialog.evaluate((it) => ({
    position: getComputedStyle(it.closest('.cdk-overlay-container')).position,
    inside: it.getRootNode().host?.localName,
  }));
  assert.deepEqual({ position, inside }, { position: 'fixed', inside: 'accounts-register' });
  await hand.press(dialog.getByRole('button', { name: 'Create' }));
  await row(page, 'Savings, CHF, Open').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Savings' }).waitFor();
  await page.waitForURL((url) => /^#\/accounts\/[0-9a-f-]{36}$/.test(url.hash));
  const around = await page.evaluate(() => [...document.body.children].map((it) => it.localName));
  assert.deepEqual(around, ['header', 'main'], 'nothing is left in the page around');
});

single('neither look gets into the other, but for light and dark', async ({ page, hand, api, tenant }) => {
  await api.open('Operations');
  await page.goto(DESK);
  const before = await looks(page, 'h1, button, main, body');
  await enterDesk({ page, hand, tenant });
  await row(page, 'Operations').waitFor();
  assert.deepEqual(await looks(page, 'h1, button, main, body'), before);
  const create = page.getByRole('button', { name: 'New account' });
  assert.equal(await styleOf(create, 'textTransform'), 'none');
  assert.notEqual(await styleOf(create, 'borderRadius'), '0px');
  assert.doesNotMatch(await styleOf(row(page, 'Operations'), 'fontFamily'), /Georgia/);
  const element = page.locator('accounts-register');
  const light = await styleOf(element, 'backgroundColor');
  await page.getByLabel('Dark').check();
  const handle = await element.elementHandle();
  await page.waitForFunction(([it, was]) => getComputedStyle(it).backgroundColor !== was, [handle, light]);
});

single('the keyboard leads into the element and out of it', async ({ page, hand, api, tenant }) => {
  const operations = await api.open('Operations');
  await page.goto(DESK);
  await enterDesk({ page, hand, tenant });
  await row(page, 'Operations').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).focus();
  const role = () => page.evaluate(() => focused(document)?.getAttribute('role'));
  await page.evaluate(() => {
    window.focused = (root) => focusedIn(root.activeElement);
    const focusedIn = (it) => (it?.shadowRoot?.activeElement ? focusedIn(it.shadowRoot.activeElement) : it);
  });
  const keyboard = new Keyboard(page);
  await keyboard.keys('Tab', async () => (await role()) === 'treeitem');
  for (const key of ['Home', 'ArrowDown', 'Enter']) {
    await keyboard.go(key);
  }
  await page.getByRole('heading', { level: 1, name: 'Operations' }).waitFor();
  await atHash(page, `#/accounts/${operations.id}`);
});

/** Signs in on the desk's own button, and goes to the accounts. */
async function enterDesk({ page, hand, tenant }) {
  await hand.press(page.getByRole('button', { name: 'Sign in' }));
  await page.waitForURL('**/oauth2/authorize?*');
  await hand.type(page.getByLabel('User name'), 'ada');
  await hand.type(page.getByLabel('Tenant'), tenant);
  await hand.press(page.getByRole('button', { name: 'Sign in' }));
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await hand.press(page.getByRole('link', { name: 'Accounts', exact: true }));
  await tree(page).waitFor();
}

const styleOf = (locator, name) => locator.evaluate((it, which) => getComputedStyle(it)[which], name);

/** What the first of each of these in the page around looks like. */
const looks = (page, selectors) =>
  page.evaluate(
    (all) =>
      all.split(', ').map((selector) => {
        const { font, color, backgroundColor, borderRadius } = getComputedStyle(document.querySelector(selector));
        return { selector, font, color, backgroundColor, borderRadius };
      }),
    selectors,
  );
