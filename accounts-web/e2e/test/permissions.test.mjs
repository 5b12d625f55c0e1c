import { strict as assert } from 'node:assert';
import { enter, row, signIn, tree } from '../lib/app.mjs';
import { tokensOf } from '../lib/api.mjs';
import { act, dialog, show, title } from '../lib/panel.mjs';
import { scenario, single } from '../lib/scenario.mjs';

const READ_ONLY = 'You may read accounts, but not change them.';

single('a reader sees no button that fails', async ({ page, base, api, tenant, accessible }) => {
  const operations = await api.open('Operations');
  await api.open('Bank', { parentId: operations.id });
  await tokensOf(base, tenant, 'ada', ['accounts-readers']);
  await show({ page, base, tenant }, operations);
  await page.getByText(READ_ONLY).waitFor();
  await accessible('what a reader sees');
  assert.equal(await page.getByRole('group', { name: 'Actions' }).getByRole('button').count(), 0);
  assert.equal(await page.getByRole('button', { name: /new account|create/i }).count(), 0);
  await row(page, 'Operations').click({ button: 'right' });
  await page.getByRole('menuitem').first().waitFor();
  assert.deepEqual(await page.getByRole('menuitem').allTextContents(), ['Show']);
  await page.keyboard.press('Escape');
  // what is left can be pressed; that nothing was refused is looked at in the end
  const buttons = page.locator('section').getByRole('button');
  for (let place = 0; place < (await buttons.count()); place++) {
    const opensDialog = (await buttons.nth(place).getAttribute('aria-haspopup')) === 'dialog';
    await buttons.nth(place).click();
    if (opensDialog) {
      await dialog(page).waitFor();
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
    }
  }
  await title(page, 'Operations').waitFor();
});

for (const [group, offered, sentence] of [
  ['accounts-editors', ['Edit', 'Add an account under it', 'Move'], /may not freeze, close/],
  ['accounts-controllers', ['Freeze', 'Close', 'Delete'], /may not create, edit or move/],
]) {
  single(`who is in ${group} is offered that and nothing else`, async ({ page, base, api, tenant }) => {
    const account = await api.open('Operations');
    await tokensOf(base, tenant, 'ada', [group]);
    await show({ page, base, tenant }, account);
    await page.getByText(sentence).waitFor();
    const buttons = page.getByRole('group', { name: 'Actions' }).getByRole('button');
    assert.deepEqual((await buttons.allTextContents()).map((text) => text.trim()), offered);
  });
}

scenario(
  'a permission that is taken away during a session ends in a sentence',
  async ({ page, hand, base, api, tenant }) => {
    const account = await api.open('Operations');
    await signIn({ page, hand, tenant }, { at: `/app/accounts/${account.id}` });
    await act({ page, hand }, 'Close');
    await hand.type(dialog(page).getByLabel('Reason'), 'no longer used');
    await tokensOf(base, tenant, 'ada', ['accounts-readers']);
    await hand.press(dialog(page).getByRole('button', { name: 'Close' }));
    await dialog(page).getByText('You are not permitted to do this.').waitFor();
    await hand.press(dialog(page).getByRole('button', { name: 'Cancel' }));
    await hand.press(dialog(page).getByRole('button', { name: 'Discard' }));
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByText(`What you may do has changed. ${READ_ONLY}`).waitFor();
    await page.getByRole('group', { name: 'Actions' }).getByRole('button').first().waitFor({ state: 'detached' });
    await title(page, 'Operations').waitFor();
    await hand.press(page.getByRole('button', { name: 'Dismiss' }));
    await page.getByText('What you may do has changed.').waitFor({ state: 'detached' });
    assert.equal((await api.read(account.id)).status, 'OPEN');
  },
  { short: true, refusals: [403] },
);

single(
  'who may not see accounts reads why',
  async ({ page, base, api, tenant }) => {
    await api.open('Operations');
    await tokensOf(base, tenant, 'ada', []);
    await enter({ page, base, tenant });
    await page.getByText('You are not permitted to do this.').first().waitFor();
    assert.equal(await tree(page).getByText('Operations').count(), 0);
  },
  { refusals: [403] },
);
