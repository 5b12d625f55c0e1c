// The page in a real browser, in front of the local service at ACCOUNTS_API.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { serve, token } from '../server.mjs';

const api = process.env.ACCOUNTS_API ?? 'http://127.0.0.1:8080';

test('the page shows the accounts, and knows which one is open', async (t) => {
  const name = `Cash ${Date.now()}`;
  const id = await open(name);
  const server = await serve(0, api);
  t.after(() => server.close());
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage();
  const failures = [];
  page.on('pageerror', (failure) => failures.push(failure.message));
  page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));

  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const row = page.getByRole('treeitem', { name });
  await row.click();
  await page.getByText(`Account ${id} is open.`).waitFor();
  await page.getByRole('heading', { level: 1, name }).waitFor();

  await page.getByRole('button', { name: 'Back to all accounts' }).click();
  await page.getByText('No account is open.').waitFor();
  await page.getByRole('heading', { level: 1, name }).waitFor({ state: 'detached' });
  await row.waitFor();
  assert.deepEqual(failures, []);
});

async function open(name) {
  const response = await fetch(`${api}/accounts`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await token(api)}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, type: 'DOMESTIC', currency: 'EUR' }),
  });
  assert.equal(response.status, 201);
  return (await response.json()).id;
}

async function launch() {
  const executablePath = process.env.CHROMIUM ?? installed();
  assert.ok(executablePath, 'No Chromium was found; set CHROMIUM to where it is.');
  // Chromium has no sandbox for root
  return chromium.launch({ executablePath, args: userInfo().uid === 0 ? ['--no-sandbox'] : [] });
}

function installed() {
  const names = ['chromium-headless-shell', 'chromium', 'google-chrome-stable'];
  return process.env.PATH.split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(existsSync);
}
