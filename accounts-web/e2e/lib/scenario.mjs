// A test with a page, a user signed in, in a tenant that no other test knows; once with the mouse and once by keyboard
// alone.
import { test } from 'node:test';
import { randomUUID } from 'node:crypto';
import { Api } from './api.mjs';
import { assertAccessible } from './axe.mjs';
import { Keyboard } from './keyboard.mjs';
import { Mouse } from './mouse.mjs';
import { watch } from './watch.mjs';
import { openPage } from './windows.mjs';

const [FIRST, ...OTHERS] = JSON.parse(process.env.ACCOUNTS_SERVICES);
/** A service whose tokens live for a few seconds. */
const SHORT = { url: process.env.ACCOUNTS_SHORT_URL };

/**
 * Runs it with both hands; where every adapter has a turn, by keyboard in front of the first one and with the mouse in front
 * of the others.
 */
export function scenario(name, body, options = {}) {
  add(`${name}, by keyboard alone`, FIRST, body, { ...options, hand: Keyboard });
  for (const service of options.everyAdapter && OTHERS.length > 0 ? OTHERS : [FIRST]) {
    add(`${name}, with the mouse`, service, body, options);
  }
}

/**
 * Runs it once, or once in front of every adapter.
 *
 * @param refusals the statuses with which the API may refuse
 * @param short whether its tokens live for a few seconds only
 * @param everyAdapter whether an adapter can make a difference to it: to what writes, pages and searches. The page is the
 *     same in front of all of them.
 */
export function single(name, body, options = {}) {
  for (const service of options.everyAdapter ? [FIRST, ...OTHERS] : [FIRST]) {
    add(name, service, body, options);
  }
}

function add(name, service, body, { hand = Mouse, refusals = [], short = false }) {
  const where = service === FIRST ? '' : `, in front of ${service.adapter}`;
  test(`${name}${where}`, { timeout: 600_000 }, async (t) => {
    const { url: base, data } = short ? SHORT : service;
    const tenant = `t-${randomUUID()}`;
    const page = await openPage(base);
    try {
      const problems = await watch(page);
      const api = new Api(base, tenant);
      const accessible = async (state) => hand === Mouse && assertAccessible(page, state);
      await body({ t, page, hand: new hand(page), api, tenant, base, data, accessible });
      // a token of a few seconds may end on its way, and the page renews it then
      problems.assertNone(...refusals, ...(short ? [401] : []));
    } finally {
      await page.close();
    }
  });
}
