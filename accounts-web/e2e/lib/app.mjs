// What a person does in the page, in the words of the page.
import { claimsOf, tokensOf } from './api.mjs';

/** Opens an address of the page as a signed-in user; signing in has tests of its own. */
export async function enter({ page, base, tenant }, { at = '/', as = 'ada' } = {}) {
  const { authority, clientId, scope } = (await (await fetch(`${base}/config.json`)).json()).auth;
  const tokens = await tokensOf(base, tenant, as);
  const claims = claimsOf(tokens.id_token);
  const user = { ...tokens, token_type: 'Bearer', scope, profile: claims, expires_at: claims.exp };
  // where and how the library for OpenID Connect keeps it
  await page.addInitScript(
    ([key, value]) => sessionStorage.setItem(key, value),
    [`oidc.user:${authority}:${clientId}`, JSON.stringify(user)],
  );
  await page.goto(at);
  await tree(page).waitFor();
}

/** Opens an address of the page, and signs in on the way. */
export async function signIn({ page, hand, tenant }, { at = '/', as = 'ada' } = {}) {
  await page.goto(at);
  await hand.press(page.getByRole('button', { name: 'Sign in' }));
  await page.waitForURL('**/oauth2/authorize?*');
  await hand.type(page.getByLabel('User name'), as);
  await hand.type(page.getByLabel('Tenant'), tenant);
  await hand.press(page.getByRole('button', { name: 'Sign in' }));
  await tree(page).waitFor();
}

export const tree = (page) => page.getByRole('tree', { name: 'Accounts' });

/** The row of an account; its name is followed by number, currency and status. */
export const row = (page, name) => tree(page).getByRole('treeitem', { name });

/** The row of a heading. */
export const heading = (page, type) => row(page, `${type} accounts`);

/** Waits until the page has drawn what it was about to draw. */
export const drawn = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Waits until the row of an account has this attribute. */
export const rowWith = (page, name, attribute, value) => row(page, name).and(page.locator(`[${attribute}="${value}"]`)).waitFor();

/** Waits until a field has this value. */
export async function hasValue(field, value) {
  await field.waitFor();
  const handle = await field.elementHandle();
  await field.page().waitForFunction(([it, wanted]) => it.value === wanted, [handle, value]);
}
