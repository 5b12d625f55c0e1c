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

const URL_OF_SERVICE = process.env.ACCOUNTS_URL;
/** A service whose tokens live for a few seconds. */
const URL_OF_SHORT = process.env.ACCOUNTS_SHORT_URL;
/**
 * The page is the same in front of every adapter, so in front of the others only those scenarios run that the adapter can
 * make a difference to: those that write, page and search.
 */
const OTHER_ADAPTER = !!process.env.ACCOUNTS_OTHER_ADAPTER;
const OTHERS_FOLLOW = !!process.env.ACCOUNTS_OTHERS_FOLLOW;

/**
 * Runs it with both hands; where every adapter has a turn, by keyboard in front of the first one and with the mouse in front
 * of the others.
 */
export function scenario(name, body, options = {}) {
  if (!options.everyAdapter || !OTHERS_FOLLOW) {
    single(`${name}, with the mouse`, body, { ...options, hand: Mouse });
  }
  if (!OTHER_ADAPTER) {
    single(`${name}, by keyboard alone`, body, { ...options, hand: Keyboard });
  }
}

/**
 * Runs it once.
 *
 * @param refusals the statuses with which the API may refuse
 * @param short whether its tokens live for a few seconds only
 * @param everyAdapter whether it runs in front of every adapter, not of the first one alone
 */
export function single(name, body, { hand = Mouse, refusals = [], short = false, everyAdapter = false } = {}) {
  if (OTHER_ADAPTER && !everyAdapter) {
    return;
  }
  test(OTHER_ADAPTER ? `${name}, in front of ${process.env.ACCOUNTS_ADAPTER}` : name, { timeout: 180_000 }, async (t) => {
    const base = short ? URL_OF_SHORT : URL_OF_SERVICE;
    const tenant = `t-${randomUUID()}`;
    const page = await openPage(base);
    try {
      const problems = await watch(page);
      const api = await Api.of(base, tenant);
      const accessible = async (state) => hand === Mouse && assertAccessible(page, state);
      await body({ t, page, hand: new hand(page), api, tenant, base, accessible });
      problems.assertNone(...refusals);
    } finally {
      await page.close();
    }
  });
}
