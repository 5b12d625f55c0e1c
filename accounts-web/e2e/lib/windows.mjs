// The browser of all tests: one window for each service, in which each test has a page of its own. The window keeps
// what it fetched and compiled; no sign-in is in it, because each page has its own session storage.
import { launch } from './chromium.mjs';

const windows = new Map();
let browser;

/** A page in front of the service at this address, which no other test uses. */
export async function openPage(base) {
  browser ??= launch();
  const opening = windows.get(base) ?? openWindow(base);
  windows.set(base, opening);
  return (await opening).newPage();
}

export async function closeBrowser() {
  await (await browser)?.close();
}

async function openWindow(base) {
  const window = await (await browser).newContext({
    baseURL: base,
    viewport: { width: 1200, height: 800 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  window.setDefaultTimeout(120_000);
  return window;
}
