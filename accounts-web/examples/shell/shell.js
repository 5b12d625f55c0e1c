import { SignIn } from './sign-in.js';

const part = (id) => document.getElementById(id);
const register = document.querySelector('accounts-register');
const { apiUrl, auth } = await (await fetch('../config.json')).json();
const signIn = new SignIn(auth);

// The address bar belongs to the desk: #/ or #/accounts or #/accounts/{id}.
function show() {
  const [, accounts, id] = /^#\/(accounts)?(?:\/(.+))?$/.exec(location.hash) ?? [];
  part('today').hidden = accounts !== undefined;
  part('accounts').hidden = accounts === undefined;
  if (accounts) {
    register.account = id === undefined ? null : decodeURIComponent(id);
  }
  for (const link of document.querySelectorAll('nav a')) {
    link.ariaCurrent = (link.hash === '#/accounts') === (accounts !== undefined) ? 'page' : null;
  }
  document.title = `${accounts ? 'Accounts' : 'Today'} – Example desk`;
}

function offer(signedIn) {
  part('sign-in').hidden = signedIn;
  part('sign-out').hidden = !signedIn;
}

register.addEventListener('accountopened', ({ detail }) =>
  history.pushState(null, '', `#/accounts/${encodeURIComponent(detail.id)}`),
);
register.addEventListener('accountclosed', () => history.pushState(null, '', '#/accounts'));
register.addEventListener('signinrequired', ({ detail }) => {
  offer(false);
  if (detail.asked) {
    void signIn.enter();
  }
});

part('sign-in').addEventListener('click', () => signIn.enter());
part('sign-out').addEventListener('click', () => signIn.leave());
part('dark').addEventListener('change', ({ target }) => {
  document.documentElement.dataset.look = target.checked ? 'dark' : 'light';
});
window.addEventListener('popstate', show);

const signedIn = await signIn.start();
offer(signedIn);
part('stranger').hidden = signedIn;
register.hidden = !signedIn;
show();
register.apiUrl = apiUrl;
register.session = signedIn ? signIn.session() : undefined;
