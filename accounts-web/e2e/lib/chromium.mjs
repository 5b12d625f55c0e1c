import { userInfo } from 'node:os';
import { chromium } from 'playwright-core';
import { findChromium } from './find-chromium.mjs';

/** A browser without a window, that makes no call by itself. */
export async function launch() {
  const executablePath = await findChromium();
  if (!executablePath) {
    throw new Error('No Chromium was found; set CHROMIUM to where it is.');
  }
  const args = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-dev-shm-usage',
    '--no-first-run',
  ];
  // Chromium has no sandbox for root
  return chromium.launch({
    executablePath,
    args: userInfo().uid === 0 ? [...args, '--no-sandbox'] : args,
  });
}
