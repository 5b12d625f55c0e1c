// The panel of one account, in the words of the page.
import { enter } from './app.mjs';

/** Shows the account to a signed-in user. */
export async function show(visit, account) {
  await enter(visit, { at: `/app/accounts/${account.id}` });
  await title(visit.page, account.name).waitFor();
}

export const title = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

export const dialog = (page) => page.getByRole('dialog');

/** Begins what the panel offers. */
export async function act({ page, hand }, action) {
  const actions = page.getByRole('group', { name: 'Actions' });
  await hand.press(actions.getByRole('button', { name: action, exact: true }));
}

/** Changes the status, for a reason. */
export async function change(visit, action, reason) {
  const { page, hand } = visit;
  await act(visit, action);
  await hand.type(dialog(page).getByLabel('Reason'), reason);
  await hand.press(dialog(page).getByRole('button', { name: action }));
  await dialog(page).waitFor({ state: 'detached' });
}

export const history = (page) => page.getByRole('list', { name: 'History' });
