import './element/accounts-element.js';
import { createApp, h, ref } from './vue.js';

const { api } = await (await fetch('config.json')).json();
const idToken = async () => (await fetch('token', { method: 'POST' })).text();

createApp({
  setup() {
    const session = { idToken, renew: idToken };
    const account = ref(null);
    return () => [
      h('h1', 'Desk'),
      h('p', { role: 'status' }, account.value ? `Account ${account.value} is open.` : 'No account is open.'),
      h('button', { type: 'button', disabled: !account.value, onClick: () => (account.value = null) }, 'Back to all accounts'),
      // a dot makes Vue set a property; what the element reports is an event
      h('accounts-register', {
        '.apiUrl': api,
        '.session': session,
        '.account': account.value,
        onAccountopened: ({ detail }) => (account.value = detail.id),
        onAccountclosed: () => (account.value = null),
      }),
    ];
  },
}).mount('#desk');
