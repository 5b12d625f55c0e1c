import '../testing/browser-features';
import { eventually } from '../testing/eventually';
import { startTinyApi, tokenOf } from '../testing/tiny-api';
import type { AccountsRegister, ShellSession } from './accounts-element';
import './main';

vi.setConfig({ testTimeout: 30_000 });

const ACCOUNT = { id: '0198f3a1-0000-7000-8000-000000000001', name: 'Operations' };

let api: Awaited<ReturnType<typeof startTinyApi>>;
let head: string;

beforeEach(async () => {
  api = await startTinyApi(ACCOUNT);
  head = document.head.innerHTML;
});

afterEach(async () => {
  document.body.replaceChildren();
  await oneTurn();
  await api.stop();
});

describe('<accounts-register>', () => {
  it('shows the tree with the token of a session that was set before', async () => {
    const element = made(sessionOf('ada'));
    document.body.append(element);
    await seen(element, ACCOUNT.name);
    expect(api.seen[0]).toEqual({ path: '/accounts/tree?depth=1', authorization: bearer('ada') });
  });

  it('waits without a session, and starts when it comes', async () => {
    const element = made();
    const asked = heard(element, 'signinrequired');
    document.body.append(element);
    await oneTurn();
    expect(element.shadowRoot?.childElementCount).toBe(0);
    expect(asked).toEqual([]);
    element.session = sessionOf('ada');
    await seen(element, ACCOUNT.name);
  });

  it('takes what was set before the script was loaded', async () => {
    const element = document.createElement('accounts-register');
    const session = sessionOf('ada');
    Object.defineProperty(element, 'session', {
      value: session,
      configurable: true,
      writable: true,
      enumerable: true,
    });
    element.apiUrl = api.url;
    document.body.append(element);
    await seen(element, ACCOUNT.name);
    expect(element.session).toBe(session);
    expect(Object.hasOwn(element, 'session')).toBe(false);
  });

  it('reports which account the person opened and closed', async () => {
    const element = made(sessionOf('ada'));
    const opened = heard(element, 'accountopened');
    document.body.append(element);
    await seen(element, ACCOUNT.name);
    row(element).click();
    await eventually(() => expect(opened).toEqual([{ id: ACCOUNT.id }]));
    expect(element.account).toBe(ACCOUNT.id);
  });

  it('opens what the page around says, and does not report it back', async () => {
    const element = made(sessionOf('ada'));
    const opened = heard(element, 'accountopened');
    const closed = heard(element, 'accountclosed');
    element.setAttribute('account', ACCOUNT.id);
    document.body.append(element);
    await eventually(() => expect(api.seen.map(({ path }) => path)).toContain(`/accounts/${ACCOUNT.id}`));
    await eventually(() => expect(row(element).getAttribute('aria-selected')).toBe('true'));
    element.account = null;
    await eventually(() => expect(row(element).getAttribute('aria-selected')).toBe('false'));
    expect([...opened, ...closed]).toEqual([]);
  });

  it('asks the page around to sign in, once, and goes on when it has', async () => {
    let token: string | undefined;
    const element = made({ idToken: async () => token });
    const asked = heard(element, 'signinrequired');
    document.body.append(element);
    await seen(element, 'Sign in to see the accounts.');
    expect(asked).toEqual([{ asked: false }]);
    expect(api.seen).toEqual([]);
    token = tokenOf('ada');
    await element.resume();
    await seen(element, ACCOUNT.name);
    expect(asked.length).toBe(1);
  });

  it('renews a token that the API refuses, by the session', async () => {
    const [old, fresh] = [tokenOf('ada'), tokenOf('ada', 7200)];
    api.refuse(old);
    const element = made({ idToken: async () => old, renew: async () => fresh });
    document.body.append(element);
    await seen(element, ACCOUNT.name);
    expect(api.seen.map(({ authorization }) => authorization)).toEqual([`Bearer ${old}`, `Bearer ${fresh}`]);
  });

  it('shows nothing of one person to the next', async () => {
    const element = made(sessionOf('ada'));
    document.body.append(element);
    await seen(element, ACCOUNT.name);
    element.session = sessionOf('bob');
    await eventually(() => expect(api.seen.at(-1)?.authorization).toBe(bearer('bob')));
    await seen(element, ACCOUNT.name);
    element.session = undefined;
    await eventually(() => expect(element.shadowRoot?.childElementCount).toBe(0));
  });

  it('goes on when it is moved, and leaves nothing behind when it goes', async () => {
    const element = made(sessionOf('ada'));
    document.body.append(element);
    await seen(element, ACCOUNT.name);
    const shown = row(element);
    const elsewhere = document.body.appendChild(document.createElement('section'));
    elsewhere.append(element);
    await oneTurn();
    expect(row(element)).toBe(shown);
    element.remove();
    await eventually(() => expect(element.shadowRoot?.childElementCount).toBe(0));
    expect(element.shadowRoot?.adoptedStyleSheets).toEqual([]);
    document.body.append(element);
    await seen(element, ACCOUNT.name);
  });

  it('leaves the page around alone', async () => {
    const { title, URL: url } = document;
    const element = made(sessionOf('ada'));
    document.body.append(element);
    await seen(element, ACCOUNT.name);
    row(element).click();
    await eventually(() => expect(element.account).toBe(ACCOUNT.id));
    expect(document.adoptedStyleSheets).toEqual([]);
    expect([...document.body.children]).toEqual([element]);
    const empty = '<style type="text/css"></style>';
    expect(document.head.innerHTML.replaceAll(empty, '')).toBe(head.replaceAll(empty, ''));
    expect({ title: document.title, url: document.URL }).toEqual({ title, url });
  });

  it('is there twice, for two persons', async () => {
    const [left, right] = [made(sessionOf('ada')), made(sessionOf('bob'))];
    const opened = heard(right, 'accountopened');
    document.body.append(left, right);
    await seen(left, ACCOUNT.name);
    await seen(right, ACCOUNT.name);
    expect(new Set(api.seen.map(({ authorization }) => authorization))).toEqual(
      new Set([bearer('ada'), bearer('bob')]),
    );
    row(left).click();
    await eventually(() => expect(left.account).toBe(ACCOUNT.id));
    expect(right.account).toBe(null);
    expect(opened).toEqual([]);
    left.remove();
    await oneTurn();
    row(right).click();
    await eventually(() => expect(opened).toEqual([{ id: ACCOUNT.id }]));
  });
});

function made(session?: ShellSession): AccountsRegister {
  const element = document.createElement('accounts-register');
  element.setAttribute('api-url', `${api.url}/`);
  element.session = session;
  return element;
}

const tokens = new Map<string, string>();

function sessionOf(sub: string): ShellSession {
  tokens.set(sub, tokenOf(sub));
  return { idToken: async () => tokens.get(sub) };
}

function bearer(sub: string): string {
  return `Bearer ${tokens.get(sub)}`;
}

function heard(element: AccountsRegister, name: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent).detail));
  return details;
}

function seen(element: AccountsRegister, text: string): Promise<void> {
  return eventually(() => expect(element.shadowRoot?.textContent).toContain(text));
}

function row(element: AccountsRegister): HTMLElement {
  const found = element.shadowRoot?.querySelector<HTMLElement>(`[data-key="${ACCOUNT.id}"]`);
  expect(found).toBeTruthy();
  return found as HTMLElement;
}

/** The element decides at the end of the turn in which something was done to it: by then it has. */
function oneTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
